package dev.parley.application.testkit.memory;

import dev.parley.application.message.port.Attachments;
import dev.parley.domain.message.BlobId;
import dev.parley.domain.message.Content;
import dev.parley.domain.message.Media;
import dev.parley.domain.message.Message;
import dev.parley.domain.message.Part;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class InMemoryAttachments implements Attachments {

    private static final int MOST_AT_ONCE = 2;

    private record Put(BlobId id, Instant at) {}

    private final InMemoryUnitOfWork unitOfWork;
    private final InMemoryMessages messages;
    private final InstantSource clock;
    private final Table<BlobId, byte[]> contents;
    private final Table<BlobId, Put> puts;

    InMemoryAttachments(
            InMemoryUnitOfWork unitOfWork, InMemoryMessages messages, InstantSource clock) {
        this.unitOfWork = unitOfWork;
        this.messages = messages;
        this.clock = clock;
        this.contents = new Table<>(unitOfWork);
        this.puts = new Table<>(unitOfWork);
    }

    @Override
    public BlobId put(byte[] bytes) {
        var id = new BlobId(HexFormat.of().formatHex(digest(bytes)));
        unitOfWork.run(() -> {
            contents.put(id, bytes.clone());
            puts.put(id, new Put(id, clock.instant()));
        });
        return id;
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Optional<byte[]> read(BlobId blob) {
        return contents.find(blob).map(byte[]::clone);
    }

    @Override
    public boolean removeSomeUnused() {
        return unitOfWork.run(() -> {
            var used =
                    messages.all()
                            .map(Message::content)
                            .flatMap(InMemoryAttachments::blobs)
                            .collect(Collectors.toSet());
            var until = clock.instant().minus(KEPT_UNUSED);
            var unused =
                    puts.values()
                            .filter(put -> put.at().isBefore(until))
                            .map(Put::id)
                            .filter(id -> !used.contains(id))
                            .limit(MOST_AT_ONCE)
                            .toList();
            contents.removeAll(unused);
            puts.removeAll(unused);
            return unused.size() < MOST_AT_ONCE;
        });
    }

    private static Stream<BlobId> blobs(Content content) {
        return switch (content) {
            case Content.Said said -> inParts(said.parts());
            case Content.ToolReturned returned ->
                    returned.output() instanceof Content.Output.Parts output
                            ? inParts(output.parts())
                            : Stream.of();
            case Content.Reasoned _, Content.ToolCalled _ -> Stream.of();
        };
    }

    private static Stream<BlobId> inParts(List<Part> parts) {
        return parts.stream()
                .flatMap(part ->
                        switch (part) {
                            case Part.Image image -> Stream.of(image.media());
                            case Part.File file -> Stream.of(file.media());
                            case Part.Text _, Part.Refusal _ -> Stream.<Media>of();
                        })
                .flatMap(media ->
                        media instanceof Media.Stored stored
                                ? Stream.of(stored.blob())
                                : Stream.of());
    }
}
