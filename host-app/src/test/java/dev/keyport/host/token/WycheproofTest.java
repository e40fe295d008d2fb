package dev.keyport.host.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Project Wycheproof's vectors, where the checkout stands beside a folder {@code shared/vectors}. */
class WycheproofTest {

    private static final Set<String> OURS =
            Set.of(JWSAlgorithm.ES256.getName(), JWSAlgorithm.RS256.getName(), JWSAlgorithm.EdDSA.getName());

    private final SignatureVerifier verifier = new SignatureVerifier();

    @Test
    void verifies_signedTokens_acceptsNoInvalidOne(TestReporter reporter) throws Exception {
        int invalid = 0;
        int valid = 0;
        for (Map<String, Object> group : groups("json_web_signature_test.json")) {
            Map<String, Object> published = JSONObjectUtils.getJSONObject(group, "public");
            if (published == null) {
                continue;
            }
            JWK key = JWK.parse(published);
            boolean ourKey = OURS.contains(String.valueOf(published.get("alg")));
            for (Map<String, Object> test : tests(group)) {
                // An empty payload is a valid signed text, but no token of ours.
                boolean ours = ourKey && !String.valueOf(test.get("jws")).contains("..");
                boolean accepted = accepts(String.valueOf(test.get("jws")), key);
                if (isInvalid(test)) {
                    assertThat(accepted)
                            .as("%s %s", test.get("tcId"), test.get("comment"))
                            .isFalse();
                    invalid++;
                } else {
                    assertThat(accepted)
                            .as("%s %s", test.get("tcId"), test.get("comment"))
                            .isEqualTo(ours);
                    valid += ours ? 1 : 0;
                }
            }
        }
        reporter.publishEntry("signed tokens", invalid + " invalid refused, " + valid + " valid of ours accepted");
        assertThat(invalid).isGreaterThan(300);
        assertThat(valid).isGreaterThan(5);
    }

    @Test
    void verifies_ed25519_agreesWithEveryVector(TestReporter reporter) throws Exception {
        int count = 0;
        for (Map<String, Object> group : groups("ed25519_test.json")) {
            byte[] key = HexFormat.of()
                    .parseHex(JSONObjectUtils.getString(JSONObjectUtils.getJSONObject(group, "publicKey"), "pk"));
            for (Map<String, Object> test : tests(group)) {
                assertThat(accepts(key, test))
                        .as("%s %s", test.get("tcId"), test.get("comment"))
                        .isEqualTo(!isInvalid(test));
                count++;
            }
        }
        reporter.publishEntry("Ed25519", count + " vectors");
        assertThat(count).isGreaterThan(100);
    }

    private boolean accepts(String token, JWK key) {
        try {
            return verifier.verifies(CompactToken.parse(token), key);
        } catch (InvalidTokenException e) {
            return false;
        }
    }

    private static boolean accepts(byte[] key, Map<String, Object> test) {
        try {
            return Ed25519.verifies(key, bytes(test, "msg"), bytes(test, "sig"));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isInvalid(Map<String, Object> test) {
        return "invalid".equals(test.get("result"));
    }

    private static byte[] bytes(Map<String, Object> test, String name) {
        return HexFormat.of().parseHex(String.valueOf(test.get(name)));
    }

    private static List<Map<String, Object>> groups(String file) throws IOException, ParseException {
        Optional<Path> vectors = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/vectors/wycheproof").resolve(file))
                .filter(Files::exists)
                .findFirst();
        assumeThat(vectors).as("the vectors shared/vectors/wycheproof/" + file).isPresent();
        return List.of(JSONObjectUtils.getJSONObjectArray(
                JSONObjectUtils.parse(Files.readString(vectors.orElseThrow())), "testGroups"));
    }

    private static List<Map<String, Object>> tests(Map<String, Object> group) throws ParseException {
        return List.of(JSONObjectUtils.getJSONObjectArray(group, "tests"));
    }
}
