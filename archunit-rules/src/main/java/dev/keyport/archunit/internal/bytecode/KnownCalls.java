package dev.keyport.archunit.internal.bytecode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/** What calls of the JDK and of common libraries do with what they are given. */
final class KnownCalls {

    private static final List<String> LOGGERS = List.of(
            "org.slf4j.Logger",
            "org.slf4j.MDC",
            "org.slf4j.spi.LoggingEventBuilder",
            "java.util.logging.Logger",
            "java.lang.System$Logger",
            "org.apache.logging.log4j.Logger",
            "org.apache.logging.log4j.LogBuilder",
            "org.apache.logging.log4j.ThreadContext",
            "org.apache.commons.logging.Log",
            "org.apache.log4j.Category",
            "org.jboss.logging.BasicLogger",
            "com.google.common.flogger.LoggingApi",
            "io.quarkus.logging.Log",
            "org.tinylog.Logger");
    private static final Set<String> PRINTERS = Set.of("java.io.PrintStream", "java.io.Console");
    private static final List<String> TO_STRING_HELPERS = List.of(
            "com.google.common.base.MoreObjects$ToStringHelper", "org.apache.commons.lang3.builder.ToStringBuilder");
    private static final List<String> BUILDERS = List.of("java.lang.StringBuilder", "java.lang.StringBuffer");
    private static final List<String> THROWABLE = List.of("java.lang.Throwable");

    private static final Set<String> TEXT_OWNERS = Set.of(
            "java/lang/String",
            "java/lang/StringBuilder",
            "java/lang/StringBuffer",
            "java/lang/CharSequence",
            "java/util/Base64$Encoder",
            "java/util/HexFormat",
            "java/util/StringJoiner",
            "java/net/URLEncoder",
            "java/text/MessageFormat",
            "java/nio/ByteBuffer",
            "java/nio/CharBuffer",
            "java/nio/charset/Charset",
            "[B",
            "[C");
    /** Methods of addresses that answer all of it; a host alone tells no key. */
    private static final Set<String> ADDRESS_OWNERS = Set.of("java/net/URI", "java/net/URL");

    private static final Set<String> ADDRESS_METHODS = Set.of(
            "<init>",
            "create",
            "of",
            "resolve",
            "normalize",
            "toString",
            "toASCIIString",
            "toExternalForm",
            "toURI",
            "toURL",
            "getQuery",
            "getRawQuery");
    private static final Set<String> REQUEST_OWNERS =
            Set.of("java/net/http/HttpRequest", "java/net/http/HttpRequest$Builder");
    private static final Set<String> REQUEST_METHODS = Set.of("newBuilder", "uri", "build", "copy", "toString");
    private static final Set<String> FORMATTING =
            Set.of("format", "formatted", "valueOf", "join", "toString", "append", "insert");
    private static final Set<String> FILLING = Set.of(
            "add",
            "addAll",
            "addFirst",
            "addLast",
            "put",
            "putAll",
            "putIfAbsent",
            "push",
            "offer",
            "append",
            "insert",
            "set",
            "<init>");
    private static final String CONCURRENT = "java/util/concurrent/";
    private static final Set<String> HOLDERS =
            Set.of(CONCURRENT + "Concurrent", CONCURRENT + "CopyOnWrite", CONCURRENT + "atomic/AtomicReference");
    private static final Set<String> UNRELATED = Set.of("keySet", "getKey", "size", "comparator");
    private static final Pattern MASKING = Pattern.compile(
            ".*(mask|redact|finger|hash|digest|hmac|sign|encrypt|seal|obfuscat|suffix|display).*",
            Pattern.CASE_INSENSITIVE);

    private final CodeBase code;
    private final Map<MethodInsnNode, Facts> facts = new HashMap<>();

    KnownCalls(CodeBase code) {
        this.code = code;
    }

    /** What is known of one call; the methods of this class tell what each means. */
    record Facts(
            boolean log,
            boolean toStringHelper,
            boolean formatting,
            boolean passesText,
            boolean passesAll,
            boolean fills,
            boolean builder) {}

    Facts of(MethodInsnNode call) {
        return facts.computeIfAbsent(
                call,
                key -> new Facts(
                        isLog(call.owner, call.name),
                        isToStringHelper(call.owner),
                        isFormatting(call.owner, call.name),
                        passesText(call.owner, call.name),
                        passesAll(call.owner, call.name),
                        fills(call.owner, call.name),
                        code.isA(call.owner, BUILDERS)));
    }

    boolean isLog(String owner, String name) {
        return code.isA(owner, LOGGERS)
                || (code.isA(owner, PRINTERS)
                        && (name.startsWith("print") || name.equals("format") || name.equals("append")));
    }

    boolean isThrowable(Type type) {
        return type.getSort() == Type.OBJECT && code.isA(type.getInternalName(), THROWABLE);
    }

    private boolean isToStringHelper(String owner) {
        return code.isA(owner, TO_STRING_HELPERS);
    }

    /** Whether it writes objects as text, by their toString. */
    boolean isFormatting(String owner, String name) {
        return FORMATTING.contains(name)
                && (TEXT_OWNERS.contains(owner) || owner.equals("java/util/Objects") || name.equals("toString"));
    }

    /** Whether what it returns holds the text of what it was given; pieces of a text are not followed. */
    boolean passesText(String owner, String name) {
        return (TEXT_OWNERS.contains(owner) && !name.equals("split"))
                || (ADDRESS_OWNERS.contains(owner) && ADDRESS_METHODS.contains(name));
    }

    /** Whether what it returns holds what it was given, such as a list of it. */
    private boolean passesAll(String owner, String name) {
        return owner.startsWith("java/util/")
                && (!owner.startsWith(CONCURRENT) || HOLDERS.stream().anyMatch(owner::startsWith))
                && !UNRELATED.contains(name);
    }

    private boolean fills(String owner, String name) {
        return FILLING.contains(name) && (passesText(owner, name) || passesAll(owner, name));
    }

    static boolean isOfRequest(String owner) {
        return REQUEST_OWNERS.contains(owner);
    }

    /** Whether the method of a request takes or answers its address. */
    static boolean isOfAddress(String name) {
        return REQUEST_METHODS.contains(name);
    }

    /** Whether a method of ours says by its name that what it returns is safe to show. */
    static boolean isMasking(String name) {
        return MASKING.matcher(name).matches();
    }
}
