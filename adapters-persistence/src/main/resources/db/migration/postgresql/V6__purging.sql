-- Answers outside any conversation that were deleted, for whoever takes them out for good.

CREATE INDEX generation_deleted ON generation (deleted_at, id)
    WHERE deleted_at IS NOT NULL AND conversation_id IS NULL AND lease_epoch IS NULL;
