package dev.parley.application.testkit;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.application.message.port.Attachments;
import dev.parley.application.testkit.fixture.FixedClock;
import dev.parley.domain.message.Author;
import dev.parley.domain.message.BlobId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What every store of attachments promises. */
public interface AttachmentsContract extends StoreContract {

    /** The clock that the store was made with. */
    FixedClock clock();

    private Attachments attachments() {
        return stores().attachments();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** All of them, wherever the test before has left off. */
    private void removeUnused() {
        for (var round = 0; round < 2; round++) {
            assertThat(IntStream.range(0, 1000).anyMatch(_ -> attachments().removeSomeUnused()))
                    .isTrue();
        }
    }

    private Part picture(BlobId blob) {
        return new Part.Image(new Media.Stored(blob, "image/png", 3), Part.Detail.AUTO);
    }

    @Test
    default void bytes_that_were_never_put_there_are_not_found() {
        assertThat(attachments().read(new BlobId("0".repeat(64)))).isEmpty();
    }

    @Test
    default void bytes_are_named_by_their_digest_and_come_back() {
        var blob = attachments().put(bytes("abc"));

        assertThat(blob.value())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(attachments().read(blob)).get().isEqualTo(bytes("abc"));
    }

    @Test
    default void no_bytes_and_many_bytes_come_back() {
        var many = new byte[3 * 1024 * 1024 + 1];
        for (var index = 0; index < many.length; index++) {
            many[index] = (byte) (index * 31 + index / 256);
        }

        assertThat(attachments().read(attachments().put(new byte[0]))).get().isEqualTo(new byte[0]);
        assertThat(attachments().read(attachments().put(many))).get().isEqualTo(many);
    }

    @Test
    default void the_same_bytes_have_the_same_name() {
        assertThat(attachments().put(bytes("abc"))).isEqualTo(attachments().put(bytes("abc")));
        assertThat(attachments().put(bytes("abd"))).isNotEqualTo(attachments().put(bytes("abc")));
    }

    @Test
    default void the_same_bytes_can_be_put_there_at_once() {
        var many = new byte[100_000];

        Together.play(
                8,
                _ -> assertThat(attachments().read(attachments().put(many))).get().isEqualTo(many));
    }

    @Test
    default void what_is_kept_does_not_change_with_the_arrays_that_were_given() {
        var given = bytes("abc");
        var blob = attachments().put(given);
        given[0] = 'x';
        attachments().read(blob).orElseThrow()[1] = 'x';

        assertThat(attachments().read(blob)).get().isEqualTo(bytes("abc"));
    }

    @Test
    default void what_is_not_used_is_removed_after_an_hour() {
        var blob = attachments().put(bytes("abc"));

        clock().advance(Duration.ofMinutes(59));
        removeUnused();
        assertThat(attachments().read(blob)).isPresent();

        clock().advance(Duration.ofMinutes(2));
        removeUnused();
        assertThat(attachments().read(blob)).isEmpty();
    }

    @Test
    default void many_that_are_not_used_are_removed_some_at_a_time() {
        var blobs =
                IntStream.range(0, 260)
                        .mapToObj(number -> attachments().put(bytes("unused " + number)))
                        .toList();
        clock().advance(Duration.ofHours(2));

        removeUnused();

        assertThat(blobs).allMatch(blob -> attachments().read(blob).isEmpty());
    }

    @Test
    default void putting_again_begins_a_new_hour() {
        var blob = attachments().put(bytes("abc"));
        clock().advance(Duration.ofMinutes(59));
        attachments().put(bytes("abc"));
        clock().advance(Duration.ofMinutes(59));

        removeUnused();

        assertThat(attachments().read(blob)).isPresent();
    }

    @Test
    default void what_messages_refer_to_is_kept_until_they_are_purged() {
        var conversation = stored(aConversation().build());
        var shown = attachments().put(bytes("picture"));
        var attached = attachments().put(bytes("file"));
        var returned = attachments().put(bytes("screenshot"));
        var unused = attachments().put(bytes("unused"));
        stored(
                aMessage()
                        .in(conversation)
                        .at(0, 0)
                        .holding(
                                new Content.Said(
                                        List.of(
                                                new Part.Text("Look:"),
                                                picture(shown),
                                                new Part.File(
                                                        "a.txt",
                                                        new Media.Stored(
                                                                attached, "text/plain", 4)))))
                        .build());
        stored(
                aMessage()
                        .in(conversation)
                        .by(Author.TOOL)
                        .at(1, 0)
                        .holding(
                                new Content.ToolReturned(
                                        "call_1",
                                        new Content.Output.Parts(List.of(picture(returned)))))
                        .build());
        clock().advance(Duration.ofDays(400));

        removeUnused();
        assertThat(attachments().read(unused)).isEmpty();
        for (var used : List.of(shown, attached, returned)) {
            assertThat(attachments().read(used)).isPresent();
        }

        work(() -> stores().messages().purge(conversation.id()));
        removeUnused();
        for (var purged : List.of(shown, attached, returned)) {
            assertThat(attachments().read(purged)).isEmpty();
        }
    }

    @Test
    default void what_two_messages_refer_to_is_kept_for_the_second() {
        var one = stored(aConversation().build());
        var other = stored(aConversation().build());
        var blob = attachments().put(bytes("picture"));
        var content = new Content.Said(List.of(picture(blob), picture(blob)));
        stored(aMessage().in(one).holding(content).build());
        stored(aMessage().in(other).holding(content).build());
        clock().advance(Duration.ofHours(2));

        work(() -> stores().messages().purge(one.id()));

        removeUnused();
        assertThat(attachments().read(blob)).isPresent();
    }

    @Test
    default void what_an_edited_message_no_longer_refers_to_is_removed() {
        var blob = attachments().put(bytes("picture"));
        var message =
                stored(
                        aMessage()
                                .in(stored(aConversation().build()))
                                .holding(new Content.Said(List.of(picture(blob))))
                                .build());
        clock().advance(Duration.ofHours(2));

        work(() ->
                stores().messages()
                        .save(message.holding(Content.Said.text("No picture."), message.status())));

        removeUnused();
        assertThat(attachments().read(blob)).isEmpty();
    }
}
