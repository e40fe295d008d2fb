package dev.keyport.actions;

import dev.keyport.port.IdempotencyKey;
import dev.keyport.port.Limits;
import dev.keyport.port.Money;
import dev.keyport.registry.job.InputMistakeException;
import dev.keyport.registry.job.Work;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the input of a job, which its schema has accepted. What is wrong is told by the path of the field, never with its value. */
final class Input {

    private static final IdempotencyKey NONE_YET = new IdempotencyKey("check");

    private final String path;
    private final Map<String, Object> members;

    private Input(String path, Map<String, Object> members) {
        this.path = path;
        this.members = members;
    }

    /** Stands in for the key of a job while there is none. */
    static IdempotencyKey keyToCheckWith() {
        return NONE_YET;
    }

    static IdempotencyKey key(Work work) {
        return new IdempotencyKey(work.job().toString());
    }

    static Input of(Map<String, Object> members) {
        return new Input("", members);
    }

    String text(String name) {
        return String.valueOf(members.get(name));
    }

    @Nullable
    String optionalText(String name) {
        Object value = members.get(name);
        return value == null ? null : value.toString();
    }

    /** A JSON number, or a text of one. */
    BigDecimal number(String name) {
        return read(name, BigDecimal::new);
    }

    LocalDate date(String name) {
        return read(name, LocalDate::parse);
    }

    @Nullable
    LocalDate optionalDate(String name) {
        return members.get(name) == null ? null : date(name);
    }

    Currency currency(String name) {
        return read(name, Currency::getInstance);
    }

    Money money(String name, Currency currency) {
        return read(name, text -> new Money(new BigDecimal(text), currency));
    }

    List<URI> urls(String name) {
        List<?> texts = list(name);
        return IntStream.range(0, texts.size())
                .mapToObj(i -> parsed(name + "/" + i, String.valueOf(texts.get(i)), Input::httpsUrl))
                .toList();
    }

    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (members.get(name) instanceof Map<?, ?> values) {
            values.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    <T> List<T> objects(String name, Function<Input, T> reader) {
        List<?> items = list(name);
        return IntStream.range(0, items.size())
                .mapToObj(i -> object(path + "/" + name + "/" + i, items.get(i)).read(reader))
                .toList();
    }

    private static Input object(String path, Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, member) -> members.put(String.valueOf(name), member));
        return new Input(path, members);
    }

    private <T> T read(Function<Input, T> reader) {
        try {
            return reader.apply(this);
        } catch (InputMistakeException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InputMistakeException(path, String.valueOf(e.getMessage()));
        }
    }

    private static URI httpsUrl(String text) {
        URI url = URI.create(text);
        Limits.httpsUrl("it", url);
        return url;
    }

    private List<?> list(String name) {
        return members.get(name) instanceof List<?> values ? values : List.of();
    }

    private <T> T read(String name, Function<String, T> reader) {
        return parsed(name, text(name), reader);
    }

    private <T> T parsed(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InputMistakeException(path + "/" + name, name + " is not of the form that it must have");
        }
    }
}
