package dev.parley.persistence.backup;

import static dev.parley.application.testkit.fixture.ConversationBuilder.aConversation;
import static dev.parley.application.testkit.fixture.MessageBuilder.aMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.domain.conversation.Conversation;
import dev.parley.domain.id.ConversationId;
import dev.parley.domain.message.BlobId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Part;
import dev.parley.persistence.sqlite.SqliteTestStore;
import dev.parley.persistence.store.SqliteStore;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

@Timeout(120)
final class BackupTest {

    private static final byte[] PICTURE = "a picture".getBytes(StandardCharsets.UTF_8);

    @TempDir private Path folder;

    private Path from;
    private Path to;
    private Path file;
    private Conversation conversation;
    private BlobId picture;

    @BeforeEach
    void fill() throws IOException {
        from = Files.createDirectory(folder.resolve("from"));
        to = Files.createDirectory(folder.resolve("to"));
        file = folder.resolve("backup.zip");
        conversation = aConversation().build();
        try (var store = open(from)) {
            picture = store.attachments().put(PICTURE);
            store.unitOfWork()
                    .run(() -> {
                        store.conversations().add(conversation);
                        store.messages()
                                .add(
                                        List.of(
                                                aMessage()
                                                        .in(conversation)
                                                        .holding(showing(picture))
                                                        .build()));
                    });
        }
    }

    @Test
    void everything_comes_back() throws IOException {
        var made = backUp();

        var restored = new Restore(to).from(file, false);

        assertThat(restored).isEqualTo(made);
        assertThat(restored.attachments()).isOne();
        assertThat(restored.missing()).isEmpty();
        assertIsWhole(to);
        assertThat(names(to)).containsExactlyInAnyOrder("parley.db", "attachments");
    }

    @Test
    void what_was_committed_before_it_is_in_it_while_others_go_on_writing() throws Exception {
        var ids = new ArrayList<ConversationId>();
        var goesOn = new AtomicBoolean(true);
        var many = new CountDownLatch(200);
        try (var store = open(from)) {
            var writer =
                    Thread.ofVirtual()
                            .start(() -> {
                                while (goesOn.get()) {
                                    var next = aConversation().build();
                                    store.unitOfWork().run(() -> store.conversations().add(next));
                                    synchronized (ids) {
                                        ids.add(next.id());
                                    }
                                    many.countDown();
                                }
                            });
            many.await();
            List<ConversationId> before;
            synchronized (ids) {
                before = List.copyOf(ids);
            }

            store.backUp(file);

            goesOn.set(false);
            writer.join();
            new Restore(to).from(file, false);
            try (var restored = open(to)) {
                for (var id : before) {
                    assertThat(restored.conversations().find(id)).isPresent();
                }
                assertThat(restored.health().damage()).isEmpty();
            }
        }
    }

    @Test
    void only_its_owner_can_read_it_and_nothing_else_is_left() throws IOException {
        backUp();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names(folder)).containsExactlyInAnyOrder("from", "to", "backup.zip");
    }

    @Test
    void a_backup_overwrites_nothing() throws IOException {
        Files.writeString(file, "yesterday's");

        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(this::backUp)
                .withMessageContaining("exists already");

        assertThat(file).hasContent("yesterday's");
    }

    @Test
    void a_folder_that_is_not_there_is_said() {
        file = folder.resolve("nowhere/backup.zip");

        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(this::backUp)
                .withMessageContaining("cannot be written");
    }

    @Test
    void a_damaged_store_is_not_backed_up() throws IOException {
        fillWithMessages();
        var database = from.resolve("parley.db");
        var bytes = Files.readAllBytes(database);
        var page = bytes.length / 2 / 4096 * 4096;
        Arrays.fill(bytes, page, page + 8 * 4096, (byte) 0x55);
        Files.write(database, bytes);

        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(this::backUp)
                .withMessageContaining("The store is damaged");

        assertThat(names(folder)).containsExactlyInAnyOrder("from", "to");
    }

    @Test
    void an_attachment_that_the_store_lacks_is_said_and_restored_as_such() throws IOException {
        Files.delete(attachment(from));

        assertThat(backUp().missing()).containsExactly(picture.value());
        assertThat(new Restore(to).from(file, false).missing()).containsExactly(picture.value());
    }

    @Test
    void a_backup_that_is_damaged_anywhere_is_refused_and_changes_nothing() throws IOException {
        backUp();
        var whole = Files.readAllBytes(file);
        for (var at = 0; at < whole.length; at += Math.max(1, whole.length / 40)) {
            var bytes = whole.clone();
            bytes[at] ^= 0x20;
            Files.write(file, bytes);

            assertIsRefusedOrWhole();
        }
    }

    @Test
    void a_backup_that_was_cut_off_is_refused() throws IOException {
        backUp();
        var whole = Files.readAllBytes(file);
        for (var length : new int[] {0, 100, whole.length / 2, whole.length - 10}) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatExceptionOfType(BackupRefused.class)
                    .isThrownBy(() -> new Restore(to).from(file, false))
                    .withMessageContaining("is no backup of Parley's, or not a whole one");
            assertThat(names(to)).isEmpty();
        }
    }

    @Test
    void a_file_that_is_not_there_is_said() {
        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> new Restore(to).from(file, false))
                .withMessageContaining("There is no file");
    }

    @Test
    void a_backup_of_a_newer_version_is_refused() throws IOException, SQLException {
        backUp();
        var database = from.resolve("parley.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE flyway_schema_history SET version = '99' WHERE version = '1'");
        }
        var newer = folder.resolve("newer.zip");
        Rewritten.of(file, database, newer);

        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> new Restore(to).from(newer, false))
                .withMessageContaining("made by a newer version of Parley");
    }

    @Test
    void a_store_is_replaced_only_if_that_is_said() throws IOException {
        backUp();
        ConversationId other;
        try (var store = open(to)) {
            var one = aConversation().build();
            store.unitOfWork().run(() -> store.conversations().add(one));
            other = one.id();
        }

        assertThatExceptionOfType(BackupRefused.class)
                .isThrownBy(() -> new Restore(to).from(file, false))
                .withMessageContaining("has a store already")
                .withMessageContaining("--replace");
        try (var store = open(to)) {
            assertThat(store.conversations().find(other)).isPresent();
        }

        new Restore(to).from(file, true);

        assertIsWhole(to);
        try (var store = open(to)) {
            assertThat(store.conversations().find(other)).isEmpty();
        }
    }

    @Test
    void the_log_of_a_killed_process_does_not_spoil_what_replaces_its_store() throws IOException {
        backUp();
        var killed = Files.createDirectory(folder.resolve("killed"));
        try (var store = open(to)) {
            for (var number = 0; number < 20; number++) {
                store.unitOfWork().run(() -> store.conversations().add(aConversation().build()));
            }
            for (var name : List.of("parley.db", "parley.db-wal")) {
                Files.copy(to.resolve(name), killed.resolve(name));
            }
        }

        new Restore(killed).from(file, true);

        assertIsWhole(killed);
    }

    @Test
    void whenever_a_process_ends_while_it_puts_a_backup_in_place_the_next_one_goes_on()
            throws IOException {
        backUp();
        for (var moved : List.of(List.<String>of(), List.of("attachments"), List.of("parley.db"))) {
            var directory = Files.createTempDirectory(folder, "ended-");
            new Restore(directory).from(file, false);
            var restored = Files.createDirectory(directory.resolve("restored"));
            for (var name : List.of("attachments", "parley.db")) {
                if (!moved.contains(name) && !moved.contains("parley.db")) {
                    Files.move(directory.resolve(name), restored.resolve(name));
                }
            }
            Files.writeString(
                    directory.resolve("parley.db-wal"), moved.contains("parley.db") ? "" : "old");

            assertIsWhole(directory);
            assertThat(restored).doesNotExist();
        }
    }

    private Contents backUp() {
        try (var store = open(from)) {
            return store.backUp(file);
        }
    }

    /** A changed byte may be one that says nothing, such as a file's date. */
    private void assertIsRefusedOrWhole() throws IOException {
        var into = Files.createTempDirectory(folder, "into-");
        try {
            new Restore(into).from(file, false);
        } catch (BackupRefused refused) {
            assertThat(names(into)).isEmpty();
            return;
        }
        assertIsWhole(into);
    }

    private void assertIsWhole(Path directory) throws IOException {
        try (var store = open(directory)) {
            assertThat(store.health().damage()).isEmpty();
            assertThat(store.conversations().find(conversation.id())).contains(conversation);
            assertThat(store.messages().before(conversation.id(), 10, 100))
                    .extracting(message -> message.content())
                    .containsExactly(showing(picture));
            assertThat(store.attachments().read(picture)).get().isEqualTo(PICTURE);
        }
    }

    private void fillWithMessages() {
        try (var store = open(from)) {
            for (var turn = 1; turn < 100; turn++) {
                var message =
                        aMessage().in(conversation).at(turn, 0).saying("x".repeat(9_000)).build();
                store.unitOfWork().run(() -> store.messages().add(List.of(message)));
            }
        }
    }

    private Path attachment(Path directory) {
        return directory.resolve(Backup.entry(picture.value()));
    }

    private static Content showing(BlobId blob) {
        var stored = new Media.Stored(blob, "image/png", PICTURE.length);
        return new Content.Said(List.of(new Part.Image(stored, Part.Detail.AUTO)));
    }

    private static SqliteStore open(Path directory) {
        return SqliteTestStore.open(directory);
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
