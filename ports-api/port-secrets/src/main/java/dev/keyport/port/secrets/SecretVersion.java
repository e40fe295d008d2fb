package dev.keyport.port.secrets;

/**
 * Counts the values that a secret has had. A later value has a higher number. Immutable.
 *
 * @param number from 1 to 2<sup>31</sup>-1
 */
public record SecretVersion(int number) {

    /**
     * @throws IllegalArgumentException when the number is not positive
     */
    public SecretVersion {
        if (number < 1) {
            throw new IllegalArgumentException("a secret version is positive");
        }
    }
}
