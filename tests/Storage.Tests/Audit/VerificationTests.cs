using Toolbox24.Domain.Audit;

namespace Toolbox24.Storage.Tests.Audit;

/// <summary>What a superuser does behind the triggers' back is found.</summary>
[Trait("story", "T24-1301")]
public sealed class VerificationTests : IAsyncLifetime, IDisposable
{
    private const string Third = "(SELECT entry FROM audit_chain WHERE position = 3)";

    private readonly AuditBed bed = new();

    public async Task InitializeAsync() => await bed.Chained(5);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task A_log_that_nobody_touched_is_sound() => Assert.Empty(await bed.Verify());

    [Theory]
    [InlineData($"UPDATE audit_entry SET actor = 'other' WHERE id = {Third}")]
    [InlineData($"UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE id = {Third}")]
    [InlineData($"UPDATE audit_entry SET commitment = sha256('') WHERE id = {Third}")]
    [InlineData($"UPDATE audit_payload SET payload = '{{\"number\":\"9\"}}' WHERE entry = {Third}")]
    [InlineData($"UPDATE audit_payload SET salt = sha256('') WHERE entry = {Third}")]
    [InlineData("UPDATE audit_chain SET hash = sha256('') WHERE position = 3")]
    public async Task An_altered_row_is_found(string sql)
    {
        bed.Tamper(sql);

        Assert.Contains(await bed.Verify(), found => found is { Fault: AuditFault.Altered, Position: 3 });
    }

    [Theory]
    [InlineData($"DELETE FROM audit_entry WHERE id = {Third}")]
    [InlineData("DELETE FROM audit_chain WHERE position = 3")]
    [InlineData($"DELETE FROM audit_payload WHERE entry = {Third}")]
    [InlineData($"UPDATE audit_payload SET salt = NULL, payload = NULL, purged_by = gen_random_uuid() WHERE entry = {Third}")]
    [InlineData($"UPDATE audit_payload SET salt = NULL, payload = NULL, purged_by = (SELECT min(id::text)::uuid FROM audit_entry) WHERE entry = {Third}")]
    public async Task A_removed_row_is_found(string sql)
    {
        bed.Tamper(sql);

        Assert.Contains(await bed.Verify(), found => found is { Fault: AuditFault.Removed, Position: 3 });
    }

    [Theory]
    [InlineData("action")]
    [InlineData("subject")]
    [InlineData("before")]
    [InlineData("no facts")]
    [InlineData("other facts")]
    public async Task Facts_destroyed_in_the_name_of_a_purge_that_did_not_take_them_are_found(string how)
    {
        var (person, purge) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await bed.Store.Record(bed.Entry("SignedIn", about: person, facts: ("address", "somebody's")));
        bed.Clock.Advance(TimeSpan.FromHours(1));
        var before = bed.Clock.GetUtcNow();
        await bed.Store.Record(bed.Entry("SignedIn", about: person));
        bed.Clock.Advance(TimeSpan.FromHours(1));
        await bed.Store.Purge(
            new(before, how == "subject" ? null : ["SignedIn"], how == "subject" ? person : null), purge, bed.Clock.GetUtcNow(), "system");
        await bed.Chainer.Chain();
        Assert.Empty(await bed.Verify());

        var position = how == "before" ? 7 : 3;
        const string Line = "(SELECT id FROM audit_entry WHERE action = 'PurgeAuditFacts')";
        bed.Tamper(
            $"UPDATE audit_payload SET salt = NULL, payload = NULL, purged_by = {Line} WHERE entry = (SELECT entry FROM audit_chain WHERE position = {position})");
        if (how == "no facts") bed.Tamper($"UPDATE audit_payload SET salt = NULL, payload = NULL, purged_by = {Line} WHERE entry = {Line}");
        if (how == "other facts") bed.Tamper($"UPDATE audit_payload SET payload = 'nothing' WHERE entry = {Line}");

        Assert.Contains(await bed.Verify(), found => found.Fault == AuditFault.Removed && found.Position == position);
    }

    [Fact]
    public async Task All_rows_of_an_entry_removed_and_the_chain_numbered_again_is_found()
    {
        bed.Tamper(
            $"""
            DELETE FROM audit_entry WHERE id = {Third};
            DELETE FROM audit_payload WHERE entry = {Third};
            DELETE FROM audit_chain WHERE position = 3;
            UPDATE audit_chain SET position = position - 1 WHERE position > 3;
            """);

        var faults = (await bed.Verify()).Select(found => found.Fault).ToList();

        Assert.Contains(AuditFault.Altered, faults);
        Assert.Contains(AuditFault.AnchorMismatch, faults);
    }

    [Fact]
    public async Task An_entry_put_in_past_the_log_s_own_way_is_found_whether_or_not_there_is_a_chainer()
    {
        bed.Database.Execute("INSERT INTO audit_entry VALUES (gen_random_uuid(), '2030-01-01Z', 'system', 'Try', 'Thing', gen_random_uuid(), sha256(''))");
        await bed.Chainer.Chain();

        Assert.Equal(AuditFault.Inserted, Assert.Single(await bed.Verify()).Fault);
    }

    [Fact]
    public async Task An_entry_put_into_the_chain_too_has_the_wrong_hash()
    {
        bed.Tamper(
            """
            WITH made AS (
                INSERT INTO audit_entry VALUES (gen_random_uuid(), '2030-01-01Z', 'system', 'Try', 'Thing', gen_random_uuid(), sha256(''))
                RETURNING id)
            INSERT INTO audit_chain SELECT 6, id, sha256('') FROM made
            """);

        Assert.Contains(await bed.Verify(), found => found is { Fault: AuditFault.Altered, Position: 6 });
    }

    [Fact]
    public async Task An_entry_without_its_facts_was_never_the_log_s_own()
    {
        bed.Tamper(
            """
            WITH made AS (
                INSERT INTO audit_entry VALUES (gen_random_uuid(), '2030-01-01Z', 'system', 'Try', 'Thing', gen_random_uuid(), sha256(''))
                RETURNING id)
            INSERT INTO audit_unchained SELECT id FROM made
            """);
        await bed.Chainer.Chain();

        Assert.Contains(await bed.Verify(), found => found is { Fault: AuditFault.Removed, Position: 6 });
    }

    [Fact]
    public async Task Facts_left_by_an_entry_that_is_gone_are_found()
    {
        await bed.Record(1);
        bed.Tamper("DELETE FROM audit_entry WHERE id = (SELECT entry FROM audit_unchained); DELETE FROM audit_unchained");

        Assert.Equal(AuditFault.Removed, Assert.Single(await bed.Verify()).Fault);
    }

    [Fact]
    public async Task A_tail_cut_off_is_found_by_the_anchor()
    {
        bed.Tamper(
            """
            DELETE FROM audit_payload p USING audit_chain c WHERE c.entry = p.entry AND c.position > 3;
            DELETE FROM audit_entry e USING audit_chain c WHERE c.entry = e.id AND c.position > 3;
            DELETE FROM audit_chain WHERE position > 3;
            """);

        Assert.Equal(AuditFault.AnchorMismatch, Assert.Single(await bed.Verify()).Fault);
    }

    [Fact]
    public async Task A_log_made_anew_after_the_cut_is_found_by_the_anchor()
    {
        bed.Tamper("TRUNCATE audit_payload, audit_chain, audit_unchained, audit_entry");
        await bed.Record(7);
        await bed.Chainer.Chain();

        Assert.Equal((AuditFault.AnchorMismatch, 5), Assert.Single(await bed.Verify()) is var found ? (found.Fault, found.Position) : default);
    }

    [Fact]
    public async Task Several_faults_are_told_together()
    {
        bed.Tamper("UPDATE audit_entry SET action = 'Other' WHERE id IN (SELECT entry FROM audit_chain WHERE position IN (2, 4))");

        Assert.Equal([2, 4], (await bed.Verify()).Select(found => found.Position));
    }
}
