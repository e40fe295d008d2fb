package dev.keyport.host.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where to go after sign-in: a page of ours, never another site. */
final class NextPath {

    static final String HOME = "/settings/integrations";

    private static final int MAX_LENGTH = 500;
    private static final Pattern PAGE = Pattern.compile("/settings/[A-Za-z0-9._~%!$'()*+,;=:@/?&-]*");

    private NextPath() {}

    /** The path with its query when it leads to a page of ours, else the first page. */
    static String of(@Nullable String text) {
        return text != null && text.length() <= MAX_LENGTH && PAGE.matcher(text).matches() ? text : HOME;
    }

    /** The sign-in that leads there. */
    static String signIn(@Nullable String text) {
        return "/signin?next=" + URLEncoder.encode(of(text), StandardCharsets.UTF_8);
    }
}
