"""What the fields of one matter must say together. A rule looks only at fields that were read without a fault."""

from app.domain.matter import AgentRule, Matter, OfflineClass, Who
from app.handling.data_file.table import Table
from app.texts import data_files
from app.texts import matters as words


def check_matter(matter: Matter, table: Table) -> None:
    """Adds a fault to the table's list for each rule the matter breaks."""
    if table.sound("offline", "offline_limit"):
        check_offline(matter, table)
    if table.sound("agent", "documents"):
        _check_who_acts(matter, table)
    if table.sound("offline", "real_name") and matter.face:
        # §9: an offline queue and a live comparison of the face cannot both be.
        if matter.offline is OfflineClass.DONE:
            table.fault("real_name", words.FACE_NEEDS_CARD)
        elif matter.offline is OfflineClass.QUEUED:
            table.fault("real_name", words.REAL_NAME_NOT_QUEUED)


def check_offline(matter: Matter, table: Table) -> None:
    """What is refused, drafted or limited offline says why, and what the customer can do."""
    promised = matter.offline in (OfflineClass.DONE, OfflineClass.QUEUED)
    limited = matter.offline_limit_fen is not None
    if limited and not promised:
        table.fault("offline_limit", data_files.LIMIT_NEEDS_PROMISE)
    if limited or not promised:
        for key, said in (("why_offline", matter.why_offline), ("instead", matter.instead)):
            if said is None and table.sound(key):
                table.fault(key, data_files.NEEDS_REASON)


def _check_who_acts(matter: Matter, table: Table) -> None:
    acting = {who for who, _ in matter.documents}
    if not acting:
        table.fault("documents", words.NOBODY_ACTS)
    elif matter.agent is AgentRule.HANDLER_ONLY:
        if acting != {Who.UNIT}:
            table.fault("documents", words.ONLY_HANDLER)
    elif matter.agent is AgentRule.FORBIDDEN:
        if Who.AGENT in acting:
            table.fault("documents", words.AGENT_NOT_ALLOWED)
    elif Who.AGENT not in acting:
        table.fault("documents", words.AGENT_WITHOUT_DOCUMENTS)
    elif matter.agent is AgentRule.BOTH_IDS:
        proven = {kind.proves for kind in matter.documents_for(Who.AGENT) or ()}
        if not {Who.HOLDER, Who.AGENT} <= proven:
            table.fault("documents", words.BOTH_IDS_MEANS_TWO)
