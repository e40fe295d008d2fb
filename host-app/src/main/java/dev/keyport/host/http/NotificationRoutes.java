package dev.keyport.host.http;

import dev.keyport.port.Caller;
import dev.keyport.port.notification.Attachment;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import dev.keyport.registry.IntegrationRegistry;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Messages through the tenant's channel. */
public final class NotificationRoutes {

    private static final int MAX_LINE = 998;
    private static final int MAX_BODY = 1_000_000;
    private static final int MAX_ATTACHMENTS = 20;
    private static final int MAX_FILE_NAME = 255;

    private final IntegrationRegistry registry;

    public NotificationRoutes(IntegrationRegistry registry) {
        this.registry = registry;
    }

    public List<Route> routes() {
        return List.of(Route.post("/api/notifications", Access.USE, this::send).repeatable(Repeatable.WITH_FILES));
    }

    private void send(Context context, Caller caller) throws IOException {
        NotificationChannel channel = registry.use(caller, NotificationChannel.class);
        Fields body = RequestBody.json(context, BodyLimit.FILES);
        String recipient = body.line("recipient", MAX_LINE);
        String subject = body.optionalLine("subject", MAX_LINE);
        String text = body.text("body", MAX_BODY);
        List<File> files = body.objects("attachments", 0, MAX_ATTACHMENTS, File::read);
        NotificationMessage message = body.done("recipient", () -> {
            List<Attachment> attachments = new ArrayList<>();
            files.forEach(file -> attachments.add(new Attachment(file.name, file.type, file.content)));
            return new NotificationMessage(recipient, subject, text, attachments);
        });
        NotificationResult result = channel.send(message);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("success", result.success());
        members.put("outcome", result.outcome());
        members.put("messageReference", result.messageReference());
        members.put("errorMessage", result.errorMessage());
        Answer.ok(context, members);
    }

    /** An attachment that was read but not yet found valid. */
    private static final class File {

        private final String name;
        private final String type;
        private final byte[] content;

        private File(String name, String type, byte[] content) {
            this.name = name;
            this.type = type;
            this.content = content;
        }

        private static File read(Fields fields) {
            return new File(fields.line("fileName", MAX_FILE_NAME), MediaTypes.read(fields), fields.base64("content"));
        }
    }
}
