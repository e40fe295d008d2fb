package dev.keyport.archunit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * How long all rules take for 10,000 classes, of which each tenth opens a credential, calls a port and runs a transaction. Run with
 * the number of classes as the argument, after the tests of this module were compiled, on their class path.
 */
final class ManyClasses {

    private static final int USUAL = 10_000;
    private static final int IN_A_PACKAGE = 20;
    private static final int CALLING = 10;
    private static final String SOURCE = """
            package com.many.p%1$d;

            import dev.keyport.database.TenantDatabase;
            import dev.keyport.port.ConnectionContext;
            import dev.keyport.port.Secret;
            import dev.keyport.port.notification.NotificationChannel;
            import dev.keyport.port.notification.NotificationMessage;
            import java.util.ArrayList;
            import java.util.List;

            public class Service%2$d {
                private final TenantDatabase database = new TenantDatabase();
                private final List<String> names = new ArrayList<>();

                %4$s

                public String describe(int level) {
                    StringBuilder text = new StringBuilder();
                    for (String name : names) {
                        if (name.length() > level) {
                            text.append(name, 0, level).append(':').append(String.valueOf(name.hashCode()));
                        }
                    }
                    return text.append(other(level)).toString();
                }

                private String other(int level) {
                    return level > 0 ? new %3$s().describe(level - 1) : names.toString();
                }
            }
            """;
    private static final String CALLS = """
                public int length(ConnectionContext connection) {
                    try (Secret key = connection.openCredential()) {
                        names.add("Bearer " + key.revealUtf8());
                        return key.length();
                    }
                }

                public boolean remind(NotificationChannel channel, NotificationMessage message) {
                    int due = database.inTransaction("caller", handle -> names.size());
                    return due > 0 && channel.send(message).success();
                }
            """;

    private ManyClasses() {}

    public static void main(String[] args) throws IOException {
        int count = args.length == 0 ? USUAL : Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("many");
        compile(folder, count);
        Instant start = Instant.now();
        JavaClasses classes = new ClassFileImporter().importPath(folder.resolve("classes"));
        Instant imported = Instant.now();
        HexagonRules.forBasePackage("com.many").check(classes);
        System.out.printf(
                "%d classes: imported in %d ms, checked in %d ms%n",
                classes.size(),
                Duration.between(start, imported).toMillis(),
                Duration.between(imported, Instant.now()).toMillis());
    }

    private static void compile(Path folder, int count) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString()));
        for (int number = 0; number < count; number++) {
            arguments.add(write(folder, number, count).toString());
        }
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the classes do not compile");
        }
    }

    private static Path write(Path folder, int number, int count) {
        int next = (number + 1) % count;
        String other = "com.many.p" + next / IN_A_PACKAGE + ".Service" + next;
        Path file = folder.resolve("p" + number / IN_A_PACKAGE).resolve("Service" + number + ".java");
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(
                    file, SOURCE.formatted(number / IN_A_PACKAGE, number, other, number % CALLING == 0 ? CALLS : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
