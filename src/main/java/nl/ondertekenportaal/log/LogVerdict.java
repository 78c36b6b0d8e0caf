package nl.ondertekenportaal.log;

/** What a verification of the whole log found. */
public sealed interface LogVerdict {

    /** Every entry has the hash of its content and of the entry before it. */
    record Whole(long entries) implements LogVerdict {}

    /** From this sequence on the log is not what was written: changed, removed or reordered. */
    record Broken(long firstWrong) implements LogVerdict {}
}
