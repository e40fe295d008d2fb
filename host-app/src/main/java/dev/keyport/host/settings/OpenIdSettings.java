package dev.keyport.host.settings;

import com.nimbusds.oauth2.sdk.Scope;
import dev.keyport.host.token.ClaimNames;
import dev.keyport.host.token.SafeUrl;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How people sign in to the pages.
 *
 * @param page scheme, host and port where browsers find the pages
 * @param issuer of the ID tokens, exactly; also where the provider describes itself
 * @param client what the provider knows this host as
 * @param scope with spaces between; {@code openid} among them
 * @param claims which claims of an ID token name tenant, actor and role
 */
public record OpenIdSettings(URI page, URI issuer, Login client, String scope, ClaimNames claims) {

    private static final List<Setting> ALL = List.of(
            Setting.PAGE_URL,
            Setting.OIDC_ISSUER,
            Setting.OIDC_CLIENT_ID,
            Setting.OIDC_CLIENT_SECRET,
            Setting.OIDC_SCOPE);

    /** Empty when nothing about it is set; all that is needed, or an exception, when something is. */
    static Optional<OpenIdSettings> from(Settings settings, ClaimNames claims) {
        if (ALL.stream().noneMatch(settings::isSet)) {
            return Optional.empty();
        }
        URI page = settings.requiredUri(Setting.PAGE_URL);
        if (!SafeUrl.is(page) || !page.getRawPath().isEmpty() || hasMore(page)) {
            throw new SettingException(
                    Setting.PAGE_URL, "must be an https address, or http on loopback, with nothing behind the port");
        }
        URI issuer = settings.requiredUri(Setting.OIDC_ISSUER);
        if (!SafeUrl.is(issuer) || hasMore(issuer)) {
            throw new SettingException(
                    Setting.OIDC_ISSUER, "must be an https address, or http on loopback, without a query");
        }
        String scope = settings.text(Setting.OIDC_SCOPE, "openid profile");
        if (!Scope.parse(scope).contains("openid")) {
            throw new SettingException(Setting.OIDC_SCOPE, "must have openid among the scopes");
        }
        Login client = new Login(
                settings.required(Setting.OIDC_CLIENT_ID), settings.requiredSecret(Setting.OIDC_CLIENT_SECRET));
        return Optional.of(new OpenIdSettings(page, issuer, client, scope, claims));
    }

    private static boolean hasMore(URI url) {
        return url.getRawQuery() != null || url.getRawFragment() != null;
    }
}
