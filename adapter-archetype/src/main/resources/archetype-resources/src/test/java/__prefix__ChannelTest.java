package ${package};

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyport.port.ConnectionContext;
import dev.keyport.port.ConnectionId;
import dev.keyport.port.Credential;
import dev.keyport.port.CredentialField;
import dev.keyport.port.InvalidSettingException;
import dev.keyport.port.Outcome;
import dev.keyport.port.ProviderSlug;
import dev.keyport.port.Secret;
import dev.keyport.port.TenantId;
import dev.keyport.port.notification.Attachment;
import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.tck.VendorServer;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the contract cannot know: what is sent, and what is never sent. */
class ${prefix}ChannelTest {

    private final Fake${prefix} vendor = new Fake${prefix}();
    private final VendorServer server = VendorServer.start(request -> vendor.answer(request, "first"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void send_aMessage_arrivesWithTheSenderOfTheTenant() {
        NotificationMessage message = new NotificationMessage("ada@example.org", null, "Your order is ready.", List.of());

        assertThat(channel(Map.of("sender", "Shop")).send(message).outcome()).isEqualTo(Outcome.CONFIRMED);

        assertThat(vendor.taken("first")).hasValueSatisfying(taken -> {
            assertThat(taken.path("from").asString()).isEqualTo("Shop");
            assertThat(taken.path("to").asString()).isEqualTo("ada@example.org");
            assertThat(taken.path("text").asString()).isEqualTo("Your order is ready.");
        });
    }

    @Test
    void send_withAnAttachment_isRejectedWithoutACall() {
        Attachment attachment = new Attachment("order.pdf", "application/pdf", new byte[] {1});
        NotificationMessage message = new NotificationMessage("ada@example.org", null, "Hello", List.of(attachment));

        assertThat(channel(Map.of("sender", "Shop")).send(message).outcome()).isEqualTo(Outcome.REJECTED);

        assertThat(server.requests()).isEmpty();
    }

    @Test
    void create_withoutASender_namesTheSetting() {
        assertThatThrownBy(() -> channel(Map.of()))
                .isInstanceOfSatisfying(
                        InvalidSettingException.class, e -> assertThat(e.setting()).isEqualTo("sender"));
    }

    private NotificationChannel channel(Map<String, Object> config) {
        ConnectionContext connection = new ConnectionContext(
                new TenantId("acme"),
                new ConnectionId(UUID.randomUUID()),
                new ProviderSlug(${prefix}Channel.SLUG),
                config,
                kind -> Credential.of(kind, Map.of(CredentialField.VALUE, Secret.ofUtf8("a key of the tenant"))));
        return new ${prefix}Factory(HttpClient.newHttpClient(), server.uri(), Duration.ofSeconds(5)).create(connection);
    }
}
