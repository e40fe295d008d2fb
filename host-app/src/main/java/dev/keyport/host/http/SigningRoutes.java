package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.Outcome;
import dev.keyport.port.signing.DocumentSigningProvider;
import dev.keyport.port.signing.SigningRequest;
import dev.keyport.port.signing.SigningResult;
import dev.keyport.port.signing.SigningStatus;
import dev.keyport.registry.IntegrationRegistry;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Documents to the tenant's signing service. */
public final class SigningRoutes {

    private static final int MAX_TEXT = 255;
    private static final int MAX_URL = 2_048;

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[A-Za-z0-9.\\[\\]:-]+([/?#][!-~]*)?");

    private final IntegrationRegistry registry;

    public SigningRoutes(IntegrationRegistry registry) {
        this.registry = registry;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/api/signing/requests", Access.USE, this::send).repeatable(Repeatable.WITH_FILES),
                Route.get("/api/signing/requests/{reference}", Access.USE, this::status),
                Route.get("/api/signing/requests/{reference}/document", Access.USE, this::document));
    }

    private void send(Context context, Caller caller) throws IOException {
        DocumentSigningProvider signing = registry.use(caller, DocumentSigningProvider.class);
        Fields body = RequestBody.json(context, BodyLimit.FILES);
        SigningRequest request = new SigningRequest(
                body.base64("documentBytes"),
                MediaTypes.read(body),
                body.line("signerName", MAX_TEXT),
                body.line("signerEmail", MAX_TEXT),
                callback(body));
        body.done();
        SigningResult result = signing.sendForSignature(request);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("success", result.success());
        members.put("outcome", result.outcome());
        members.put("signingReference", result.signingReference());
        members.put("errorMessage", result.errorMessage());
        Answer.ok(context, members);
    }

    private static @Nullable String callback(Fields body) {
        String url = body.optionalLine("callbackUrl", MAX_URL);
        if (url != null && !WEB_ADDRESS.matcher(url).matches()) {
            body.wrong("callbackUrl", "must be an http or https address");
        }
        return url;
    }

    private void status(Context context, Caller caller) {
        SigningStatus status =
                registry.use(caller, DocumentSigningProvider.class).checkStatus(References.read(context, "reference"));
        Answer.ok(context, status);
    }

    private void document(Context context, Caller caller) {
        DocumentSigningProvider signing = registry.use(caller, DocumentSigningProvider.class);
        byte[] document = signing.downloadSigned(References.read(context, "reference"));
        Outcome outcome = signing.simulated() ? Outcome.SIMULATED : Outcome.CONFIRMED;
        context.header("Keyport-Outcome", outcome.name());
        Answer.attachment(context, "signed-document", "application/octet-stream", document.length);
        context.result(document);
    }
}
