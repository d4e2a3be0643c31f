package dev.parley.streaming.openai.exports;

import dev.parley.streaming.http.JsonWriter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The pieces of one conversation's export as JSON: its head, pages of items, its end. */
final class ExportPieces implements Iterator<byte[]> {

    private enum Stage {
        HEAD,
        ITEMS,
        OVER
    }

    private final ExportWriter export;
    private final Instant at;
    private final String behind;
    private final JsonWriter json = new JsonWriter();
    private Stage stage = Stage.HEAD;

    /**
     * @param behind what stands behind the JSON
     */
    ExportPieces(ExportWriter export, Instant at, String behind) {
        this.export = export;
        this.at = at;
        this.behind = behind;
    }

    @Override
    public boolean hasNext() {
        return stage != Stage.OVER;
    }

    @Override
    public byte[] next() {
        switch (stage) {
            case HEAD -> {
                export.head(json, at);
                stage = Stage.ITEMS;
            }
            case ITEMS -> {
                export.items(json);
                if (!export.hasMore()) {
                    export.tail(json);
                    json.raw(behind);
                    stage = Stage.OVER;
                }
            }
            case OVER -> throw new NoSuchElementException();
        }
        return json.taken();
    }

    /** The same as Markdown. */
    static Iterator<byte[]> markdown(ExportWriter export, String title) {
        return new Iterator<>() {
            private boolean hasTitle;

            @Override
            public boolean hasNext() {
                return export.hasMore();
            }

            @Override
            public byte[] next() {
                var text = new StringBuilder(hasTitle ? "" : title);
                hasTitle = true;
                export.page().items().forEach(item -> text.append(MarkdownWriter.message(item)));
                return text.toString().getBytes(StandardCharsets.UTF_8);
            }
        };
    }
}
