package dev.keyport.secrets.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyport.port.TenantId;
import dev.keyport.port.secrets.SecretName;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultPathTest {

    private static final TenantId ACME = new TenantId("acme");

    @ParameterizedTest
    @CsvSource({
        "accounting:xero:api_key, accounting:xero:api_key",
        "a.b, a.b",
        "a., a.~",
        "a.., a.~.~",
        "a..b, a.~.b",
        "a...b, a.~.~.b",
        "a.b., a.b.~"
    })
    void ofSecret_dots_neverEndASegmentOrFollowEachOther(String name, String segment) {
        assertThat(VaultPath.ofSecret("keyport", ACME, new SecretName(name))).isEqualTo("keyport/acme/" + segment);
    }

    @Test
    void ofSecret_everyShortName_staysBelowItsTenantUnchangedByNormalizingAndAlone() {
        Set<String> paths = new HashSet<>();
        List<SecretName> names = shortNames().toList();

        for (SecretName name : names) {
            String path = VaultPath.ofSecret("keyport", ACME, name);
            URI uri = URI.create("https://vault.example/v1/secret/data/" + path);
            assertThat(uri.normalize()).isEqualTo(uri);
            assertThat(uri.getPath()).isEqualTo(uri.getRawPath()).isEqualTo("/v1/secret/data/" + path);
            assertThat(path).startsWith("keyport/acme/").doesNotContain("..").doesNotEndWith(".");
            assertThat(path.split("/", -1)).hasSize(3);
            paths.add(path);
        }

        assertThat(paths).hasSameSizeAs(names).hasSizeGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "a/", "/a", "a//b", ".", "..", "a/../b", "./a", "a.", ".a", "a..b", "%2e%2e", "a b", "a?b",
                "a#b", "a\\b", "ä", "a\n", "a;b"
            })
    void require_anythingButPlainSegments_isRefusedAndNotRepeated(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VaultPath.require(path, "a mount"))
                .withMessageStartingWith("a mount has letters, digits");
        assertThatIllegalArgumentException().isThrownBy(() -> VaultPath.of("secret", path));
    }

    /** Every name of up to six characters out of these five. */
    private static Stream<SecretName> shortNames() {
        List<String> characters = List.of("a", ".", ":", "-", "_");
        List<String> ends = List.of("");
        Stream<String> all = Stream.empty();
        for (int length = 1; length <= 6; length++) {
            List<String> shorter = ends;
            ends = characters.stream()
                    .flatMap(first -> shorter.stream().map(end -> first + end))
                    .toList();
            all = Stream.concat(all, ends.stream());
        }
        return all.filter(name -> name.startsWith("a")).map(SecretName::new);
    }
}
