package dev.keyport.adapters.s3;

import java.util.regex.Pattern;

/** The form of media types: RFC 9110, section 8.3.1. */
final class MediaTypes {

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Pattern FORM = Pattern.compile(
            TOKEN + "/" + TOKEN + "( ?; ?" + TOKEN + "=(" + TOKEN + "|\"[\\x20-\\x7e&&[^\"\\\\]]*\"))*");
    private static final int MAX_LENGTH = 255;

    private MediaTypes() {}

    static String require(String contentType) {
        if (contentType.length() > MAX_LENGTH || !FORM.matcher(contentType).matches()) {
            throw new IllegalArgumentException("a content type is a media type of at most " + MAX_LENGTH
                    + " characters, for example application/pdf");
        }
        return contentType;
    }
}
