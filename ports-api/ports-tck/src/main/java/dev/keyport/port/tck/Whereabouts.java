package dev.keyport.port.tck;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes the process elsewhere while an adapter works, and home while a script does. Thread-safe. */
final class Whereabouts {

    private Surroundings home = Surroundings.now();
    private @Nullable Surroundings away;

    <T> T in(Surroundings elsewhere, Supplier<T> work) {
        leave(elsewhere);
        try {
            return work.get();
        } finally {
            comeHome();
        }
    }

    <T> T atHome(Supplier<T> work) {
        visitHome();
        try {
            return work.get();
        } finally {
            goOn();
        }
    }

    private synchronized void leave(Surroundings elsewhere) {
        home = Surroundings.now();
        away = elsewhere;
        elsewhere.enter();
    }

    private synchronized void comeHome() {
        away = null;
        home.enter();
    }

    private synchronized void visitHome() {
        if (away != null) {
            home.enter();
        }
    }

    private synchronized void goOn() {
        if (away != null) {
            away.enter();
        }
    }
}
