package dev.waybill.rest;

import java.sql.SQLException;

/** Tells a database that cannot take anything at present from one that is used wrongly. */
final class DatabaseRefusal {
    private DatabaseRefusal() {
    }

    /**
     * By the SQL state: no connection (08), no room or too many sessions (53), stopped or starting (57), a standby (25006).
     * One without a state is the pool's, which has no connection to give.
     */
    static boolean is(Throwable thrown) {
        if (!(thrown instanceof SQLException failure)) {
            return false;
        }
        String state = failure.getSQLState();
        return state == null || state.matches("(08|53|57).*|25006");
    }
}
