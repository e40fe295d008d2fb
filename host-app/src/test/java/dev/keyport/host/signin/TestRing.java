package dev.keyport.host.signin;

import com.nimbusds.jose.util.Base64URL;
import dev.keyport.secrets.aesgcm.KeyRing;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A key ring of this run. */
final class TestRing {

    static final byte[] FIRST = newKey();
    static final byte[] SECOND = newKey();
    static final KeyRing KEYS = KeyRing.of(1, Map.of(1L, FIRST));

    private TestRing() {}

    /** A sealed text and each of its parts decoded, as far as it can be. */
    static String everyPart(String sealed) {
        return sealed
                + Arrays.stream(sealed.split("\\."))
                        .map(part -> new Base64URL(part).decodeToString())
                        .collect(Collectors.joining());
    }

    /** The token that the pages of a session carry. */
    static String csrf(Browser browser) {
        return csrf(browser, KEYS);
    }

    /** The same at a host that has these keys. */
    static String csrf(Browser browser, KeyRing keys) {
        return new CookieSeal(keys.derive("page-session"))
                .open(browser.cookie("keyport"))
                .flatMap(Session::of)
                .orElseThrow()
                .who()
                .csrfToken();
    }

    static byte[] newKey() {
        byte[] key = new byte[KeyRing.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
