package dev.waybill.launcher;

/** Something that was started in another process. */
interface Running {

    boolean isAlive();

    LogFile log();
}
