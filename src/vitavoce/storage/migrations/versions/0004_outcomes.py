"""What visitors say of answers, what was kept back of them, and what came of experiments."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "feedback",
        sa.Column("session_id", sa.String(40), nullable=False),
        sa.Column("turn_number", sa.Integer(), nullable=False),
        sa.Column("thumb", sa.String(10), nullable=False),
        sa.Column("reason", sa.String(40), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "turn_number", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["session_id", "turn_number"],
            ["turns.session_id", "turns.number"],
            name="fk_feedback_session_id_turn_number_turns",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_feedback_given_at", "feedback", ["given_at"])
    op.create_table(
        "caught_sentences",
        sa.Column("session_id", sa.String(40), nullable=False),
        sa.Column("turn_number", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("model", sa.String(200), nullable=True),
        sa.Column("prompt", sa.String(200), nullable=True),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("session_id", "turn_number", name="pk_caught_sentences"),
        sa.ForeignKeyConstraint(
            ["session_id", "turn_number"],
            ["turns.session_id", "turns.number"],
            name="fk_caught_sentences_session_id_turn_number_turns",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_caught_sentences_created_at", "caught_sentences", ["created_at"])
    op.create_table(
        "exposures",
        sa.Column("experiment", sa.String(100), nullable=False),
        sa.Column("visitor", sa.String(32), nullable=False),
        sa.Column("arm", sa.String(100), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("thumbs_up", sa.Integer(), nullable=False),
        sa.Column("thumbs_down", sa.Integer(), nullable=False),
        sa.Column("contacts", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("experiment", "visitor", name="pk_exposures"),
    )
    op.create_index("ix_exposures_last_at", "exposures", ["last_at"])
    op.create_index("ix_exposures_visitor", "exposures", ["visitor"])
    op.create_table(
        "stopped_arms",
        sa.Column("experiment", sa.String(100), nullable=False),
        sa.Column("arm", sa.String(100), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("experiment", "arm", name="pk_stopped_arms"),
    )


def downgrade() -> None:
    for table in ("stopped_arms", "exposures", "caught_sentences", "feedback"):
        op.drop_table(table)
