package nl.ondertekenportaal.agreement.web;

import java.io.Serializable;

/** Which page of a long list is shown. Pages have numbers, counted from 1. */
public final class Paging implements Serializable {

    /** On one page. */
    public static final int ROWS = 50;

    private static final long serialVersionUID = 1L;
    private static final int LAST = 10_000;

    private int page = 1;

    public void first() {
        page = 1;
    }

    public void next(long found) {
        page = Math.min(page + 1, pages(found));
    }

    public void previous() {
        page = Math.max(page - 1, 1);
    }

    /** How many rows stand on the pages before this one. */
    public int offset() {
        return (page - 1) * ROWS;
    }

    /** How many pages so many rows fill; a list of nothing has one. */
    public int pages(long found) {
        return (int) Math.max(1, (found + ROWS - 1) / ROWS);
    }

    public int getPage() {
        return page;
    }

    /** A page before the first or far behind the last is the first: an address can hold anything. */
    public void setPage(int page) {
        this.page = page < 1 || page > LAST ? 1 : page;
    }
}
