package dev.keyport.port.notification.tck;

import dev.keyport.port.notification.NotificationChannel;
import dev.keyport.port.notification.NotificationMessage;
import dev.keyport.port.notification.NotificationResult;
import dev.keyport.port.tck.Asked;
import dev.keyport.port.tck.IntegrationPortContract;
import dev.keyport.port.tck.Operation;
import dev.keyport.port.tck.Operation.Effect;
import dev.keyport.port.tck.Operation.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link NotificationChannel} must do. */
public abstract class NotificationChannelContract extends IntegrationPortContract<NotificationChannel> {

    protected NotificationChannelContract() {
        super(NotificationChannel.class);
    }

    /** A message that the channel takes. */
    protected NotificationMessage message() {
        return new NotificationMessage("recipient@example.com", "Contract", "Your order is ready.", List.of());
    }

    @Override
    protected List<Operation<NotificationChannel>> operations() {
        return List.of(new Operation<>(
                "send_message",
                Effect.ACTS,
                (adapter, attempt) -> reply(adapter.send(marked(attempt.mark()))),
                attempt -> List.of(new Asked("recipient", message().recipient()))));
    }

    private NotificationMessage marked(String mark) {
        NotificationMessage like = message();
        return new NotificationMessage(like.recipient(), like.subject(), like.body() + " " + mark, like.attachments());
    }

    private static Reply reply(NotificationResult result) {
        return new Reply(result.outcome(), result.messageReference(), result.errorMessage(), result);
    }

    @Test
    public void send_answersConsistently() {
        NotificationResult result = provider().send(message());

        assertConsistent(result.outcome(), result.messageReference(), result.errorMessage());
    }

    @Test
    public void send_theSameMessageAtOnce_givesEveryCallItsOwnReference() throws Exception {
        assertDistinctReferences(i -> provider().send(message()).messageReference());
    }
}
