package dev.keyport.host.signin;

import dev.keyport.host.http.FieldError;
import dev.keyport.host.http.Form;
import dev.keyport.host.http.OpenRoute;
import dev.keyport.port.ActorId;
import dev.keyport.port.Caller;
import dev.keyport.port.Role;
import dev.keyport.port.TenantId;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sign-in of the development mode: whoever sits at this machine becomes anyone. Wired in no other mode. */
public final class DevelopmentSignIn {

    private final PageGate gate;
    private final Sessions sessions;
    private final PageViews views;

    public DevelopmentSignIn(PageGate gate, Sessions sessions, PageViews views) {
        this.gate = gate;
        this.sessions = sessions;
        this.views = views;
    }

    public List<OpenRoute> routes() {
        return List.of(
                gate.anybody(HandlerType.GET, "/signin", this::choose),
                gate.anybody(HandlerType.POST, "/signin", this::signIn));
    }

    private void choose(Context context) {
        PageGate.show(context, views.choose(context, NextPath.of(context.queryParam("next")), List.of()));
    }

    private void signIn(Context context) throws IOException {
        Form form = Form.read(context);
        List<FieldError> wrong = new ArrayList<>();
        TenantId tenant = read(form, "tenant", text -> Optional.of(new TenantId(text)), wrong);
        ActorId subject = read(form, "subject", ActorId::fromClaim, wrong);
        Role role = read(form, "role", Role::fromClaim, wrong);
        String next = NextPath.of(form.text("next"));
        if (tenant == null || subject == null || role == null) {
            PageGate.show(context.status(400), views.choose(context, next, wrong));
            return;
        }
        sessions.start(context, new Caller(tenant, subject, role), subject.value());
        context.status(303).header("Location", next);
    }

    private static <T> @Nullable T read(
            Form form, String name, Function<String, Optional<T>> reader, List<FieldError> wrong) {
        try {
            Optional<T> value = reader.apply(form.text(name).strip());
            if (value.isPresent()) {
                return value.get();
            }
            wrong.add(new FieldError(name, "is not one of those that there are"));
        } catch (IllegalArgumentException e) {
            wrong.add(new FieldError(name, String.valueOf(e.getMessage())));
        }
        return null;
    }
}
