package dev.keyport.registry.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventCatalogTest {

    private static final Path PAGE = Path.of("..", "docs", "events.md");

    @Test
    void types_theTableOfTheDocumentation_isTheSame() throws IOException {
        List<String> documented = Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.startsWith("| Type | Level |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Stream.of(EventType.values())
                        .map(EventCatalogTest::markdown)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void type_value_canBeWritten(EventType type) {
        for (String level : type.levels()) {
            assertThat(new Event(level, type.value(), null, type.meaning(), Map.of()).message())
                    .isEqualTo(type.meaning());
        }
    }

    @Test
    void types_values_areDifferent() {
        assertThat(Stream.of(EventType.values()).map(EventType::value)).doesNotHaveDuplicates();
    }

    private static String markdown(EventType type) {
        return "| `" + type.value() + "` | " + String.join(", ", type.levels()) + " | " + type.meaning() + " | "
                + type.metaFields().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")) + " |";
    }
}
