package dev.waybill.judge;

import java.sql.SQLException;
import java.util.List;

/** Something that must hold. */
public interface Invariant {
    /** Short, in words with hyphens. */
    String name();

    /** What must hold, as a sentence. */
    String sentence();

    /** Whatever breaks it; empty where it holds. Throws where that cannot be found out. */
    List<Finding> findings(Snapshot snapshot) throws SQLException;
}
