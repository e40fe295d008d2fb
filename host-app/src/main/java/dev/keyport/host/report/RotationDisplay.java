package dev.keyport.host.report;

import dev.keyport.secrets.aesgcm.RotationProgress;
import java.io.IOException;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Shows how far a rotation is: a bar on a terminal, a line for every tenth of the way elsewhere. */
public abstract class RotationDisplay implements RotationProgress, AutoCloseable {

    private RotationDisplay() {}

    /** The display that suits what standard error is connected to. */
    public static RotationDisplay onStandardError() {
        return isTerminal() ? new Bar(System.err) : new Lines(System.err);
    }

    @Override
    public void close() {}

    private static boolean isTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static final class Lines extends RotationDisplay {

        private static final int PARTS = 10;

        private final PrintStream err;
        private long shown;

        Lines(PrintStream err) {
            this.err = err;
        }

        @Override
        public void moved(long done, long total) {
            long part = total == 0 ? PARTS : Math.min(PARTS, done * PARTS / total);
            if (part > shown) {
                shown = part;
                err.println("moved " + done + " of " + total + " secrets");
            }
        }
    }

    static final class Bar extends RotationDisplay {

        private static final int WIDTH = 100;
        private static final int UPDATE_MILLIS = 200;

        private final ProgressBar bar;

        Bar(PrintStream err) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName("Rotating")
                    .setUnit(" secrets", 1)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    .showSpeed()
                    .build();
        }

        @Override
        public void moved(long done, long total) {
            bar.maxHint(Math.max(done, total));
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }
}
