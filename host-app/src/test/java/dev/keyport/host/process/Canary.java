package dev.keyport.host.process;

import java.util.Random;

/**
 * A secret that nothing else looks like.
 *
 * @param number tells which one it is
 * @param text three pieces of {@link #PIECE} characters; some are plain tokens, some have characters that URLs encode, and some
 *     have characters beyond Latin-1
 */
record Canary(int number, String text) {

    static final int PIECE = 12;

    private static final String TOKEN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    private static final String URL_ENCODED = TOKEN + "+/=&%:;,?#[]@!$'()*";
    private static final String WIDE = TOKEN + "•Ж語é";

    static Canary of(int number, Random random) {
        return new Canary(number, text(random, number % 6 == 4 ? WIDE : number % 3 == 1 ? URL_ENCODED : TOKEN));
    }

    /** One that can stand anywhere. */
    static Canary plain(int number, Random random) {
        return new Canary(number, text(random, TOKEN));
    }

    private static String text(Random random, String alphabet) {
        StringBuilder text = new StringBuilder("c");
        while (text.length() < 3 * PIECE) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
