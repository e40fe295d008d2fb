package dev.keyport.host.signin;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.keyport.host.settings.OpenIdSettings;
import dev.keyport.host.token.IdTokenVerifier;
import dev.keyport.host.token.SafeUrl;
import dev.keyport.host.token.TokenSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an OpenID provider tells about itself (OpenID Connect Discovery 1.0).
 *
 * @param authorization where browsers are sent to
 * @param token where codes are redeemed
 * @param secretInBody whether the client's secret goes into the body there, because the provider takes no other way
 * @param namesItself whether its answers carry the issuer (RFC 9207)
 * @param idTokens judges its ID tokens
 */
record ProviderDescription(
        URI authorization, URI token, boolean secretInBody, boolean namesItself, IdTokenVerifier idTokens) {

    private static final int TIMEOUT_MILLIS = 4_000;

    /**
     * @throws IOException when it does not answer, or not with what we need
     */
    static ProviderDescription fetch(OpenIdSettings settings, Clock clock) throws IOException {
        Issuer issuer = new Issuer(settings.issuer());
        HTTPResponse response = send(new OIDCProviderConfigurationRequest(issuer).toHTTPRequest());
        try {
            response.ensureStatusCode(200);
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(response.getBody());
            if (!metadata.getIssuer().equals(issuer)) {
                throw new IOException("the provider is another issuer than the setting says");
            }
            return new ProviderDescription(
                    safe(metadata.getAuthorizationEndpointURI()),
                    safe(metadata.getTokenEndpointURI()),
                    secretInBody(metadata.getTokenEndpointAuthMethods()),
                    metadata.supportsAuthorizationResponseIssuerParam(),
                    new IdTokenVerifier(
                            new TokenSettings(
                                    issuer.getValue(),
                                    settings.client().name(),
                                    safe(metadata.getJWKSetURI()),
                                    settings.claims()),
                            clock));
        } catch (ParseException e) {
            throw new IOException("the provider's description is not one", e);
        }
    }

    /** Redirects are not followed. */
    static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        request.setFollowRedirects(false);
        return request.send();
    }

    private static boolean secretInBody(@Nullable List<ClientAuthenticationMethod> methods) {
        return methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    private static URI safe(@Nullable URI url) throws IOException {
        if (url == null || !SafeUrl.is(url)) {
            throw new IOException(
                    "the provider's description lacks an address, or one is neither https nor on loopback");
        }
        return url;
    }
}
