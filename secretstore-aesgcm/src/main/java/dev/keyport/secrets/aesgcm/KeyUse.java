package dev.keyport.secrets.aesgcm;

import java.util.Objects;

/**
 * What one key encryption key is needed for. Immutable.
 *
 * @param id the key's id
 * @param state what it is to the ring and to the stored secrets
 * @param secrets how many stored secrets of all tenants it sealed
 * @param wrapped how many data keys it wrapped so far, at most; counted in blocks of 1,000
 */
public record KeyUse(long id, State state, long secrets, long wrapped) {

    public KeyUse {
        Objects.requireNonNull(state, "state");
    }

    /** What a key is to the ring and to the stored secrets. */
    public enum State {
        /** Seals what is stored from now on. */
        ACTIVE(true),
        /** Opens secrets that are still stored under it. */
        NEEDED(true),
        /** In the ring, and no stored secret needs it: it may be retired, unless a backup does. */
        UNUSED(true),
        /** Not in the ring, and no stored secret needs it. */
        RETIRED(true),
        /** Not in the ring, and stored secrets need it. */
        MISSING(false),
        /** The ring has another key under this id than the one that sealed here. */
        ANOTHER_KEY(false);

        private final boolean sound;

        State(boolean sound) {
            this.sound = sound;
        }

        /** Whether a host can start with it. */
        public boolean sound() {
            return sound;
        }
    }

    /** Whether the key may be taken out of the ring, as far as this database knows; a backup may still need it. */
    public boolean retirable() {
        return secrets == 0 && state != State.ACTIVE && state.sound();
    }
}
