using Toolbox24.Domain.Audit;
using Toolbox24.Storage.Audit;
using Toolbox24.Testing;

namespace Toolbox24.Storage.Tests.Audit;

[Trait("story", "T24-1301")]
public sealed class AnchorTests : IDisposable
{
    private readonly AuditBed bed = new();

    public void Dispose() => bed.Dispose();

    [Fact]
    public async Task The_day_s_first_anchor_is_its_only_one()
    {
        await bed.Record(2);
        await bed.Chainer.Chain();

        var taken = await bed.NewAnchors().TakeDue();
        bed.Clock.Advance(TimeSpan.FromHours(15));

        Assert.Equal((AuditBed.Start, 2), (taken!.At, taken.Count));
        Assert.Equal(bed.Database.Scalar<string>("SELECT encode(hash, 'hex') FROM audit_chain WHERE position = 2"), taken.Last.Hex);
        Assert.Null(await bed.NewAnchors().TakeDue());
        Assert.Equal([taken], await bed.Anchors.Read());
    }

    [Fact]
    public async Task Each_day_has_one_and_a_day_that_was_missed_is_made_up_for()
    {
        await bed.Chained(1);
        bed.Clock.Advance(TimeSpan.FromHours(16));
        await bed.Chained(1);
        bed.Clock.Advance(TimeSpan.FromDays(3));
        await bed.Chained(1);

        Assert.Equal([1, 2, 3], (await bed.Anchors.Read()).Select(anchor => anchor.Count));
        Assert.Empty(await bed.Verify());
    }

    [Fact]
    public async Task A_process_that_may_not_work_takes_none()
    {
        await bed.Record(1);
        await bed.Chainer.Chain();

        Assert.Null(await bed.NewAnchors(isGranted: false).TakeDue());
        Assert.NotNull(await bed.NewAnchors().TakeDue());
    }

    [Fact]
    public async Task An_empty_log_has_no_anchor()
    {
        Assert.Null(await bed.NewAnchors().TakeDue());
        Assert.False(Directory.Exists(bed.AnchorFolder));
    }

    [Fact]
    public async Task The_worker_takes_one_at_its_start()
    {
        await bed.Record(1);
        await bed.Chainer.Chain();
        Directory.CreateDirectory(bed.AnchorFolder);
        using var watcher = new FileSystemWatcher(bed.AnchorFolder) { EnableRaisingEvents = true };
        var written = new TaskCompletionSource();
        watcher.Changed += (_, _) => written.TrySetResult();

        using var worker = bed.NewAnchors();
        await worker.StartAsync(CancellationToken.None);
        await written.Task.WaitAsync(Patience.Limit);
        await worker.StopAsync(CancellationToken.None);

        Assert.Single(await bed.Anchors.Read());
    }

    [Fact]
    public async Task A_line_cut_by_a_crash_is_found_and_takes_no_other_with_it()
    {
        await bed.Chained(1);
        var file = Assert.Single(Directory.GetFiles(bed.AnchorFolder));
        await File.AppendAllTextAsync(file, "2030-03-02T00:00:00.0");

        bed.Clock.Advance(TimeSpan.FromDays(2));
        await bed.Chained(1);

        Assert.Equal(3, (await bed.Anchors.Read()).Count);
        Assert.Equal(AuditFault.AnchorMismatch, Assert.Single(await bed.Verify()).Fault);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_found_also_when_another_was_begun()
    {
        await bed.Chained(2);
        File.Delete(Assert.Single(Directory.GetFiles(bed.AnchorFolder)));

        Assert.Equal((AuditFault.AnchorMissing, 2L), Only(await bed.Verify()));
        bed.Clock.Advance(TimeSpan.FromDays(1));
        await bed.Chained(1);
        Assert.Equal((AuditFault.AnchorMissing, 2L), Only(await bed.Verify()));
    }

    [Theory]
    [InlineData(" 2 ", " 1 ")]
    [InlineData("2030-03-01", "2030-02-28")]
    public async Task A_line_that_is_gone_or_altered_is_found(string part, string other)
    {
        await bed.Chained(2);
        bed.Clock.Advance(TimeSpan.FromDays(1));
        await bed.Chained(1);
        var file = Assert.Single(Directory.GetFiles(bed.AnchorFolder));
        var lines = await File.ReadAllLinesAsync(file);

        await File.WriteAllLinesAsync(file, [lines[1]]);
        Assert.Equal((AuditFault.AnchorMissing, 2L), Only(await bed.Verify()));

        await File.WriteAllLinesAsync(file, [lines[0].Replace(part, other, StringComparison.Ordinal), lines[1]]);
        Assert.Contains(await bed.Verify(), found => found is { Fault: AuditFault.AnchorMissing, Position: 2 });
    }

    [Fact]
    public async Task A_folder_that_is_not_named_any_more_is_found()
    {
        await bed.Chained(1);
        var findings = new List<AuditFinding>();

        await new AuditVerification(bed.Application, new AuditAnchorFile(null, bed.Application), bed.Clock).Run(findings.Add);

        Assert.Equal((AuditFault.AnchorMissing, 1L), Only(findings));
    }

    [Fact]
    public async Task An_anchor_that_a_crash_kept_from_the_database_is_no_finding()
    {
        await bed.Chained(1);
        bed.Tamper("DELETE FROM audit_anchor");

        Assert.Empty(await bed.Verify());
    }

    [Fact]
    public async Task Another_database_s_anchors_in_the_same_folder_are_not_taken_for_ours()
    {
        await bed.Chained(2);
        using var other = new AuditBed();
        var shared = new AuditAnchorFile(bed.AnchorFolder, other.Application);

        Assert.Empty(await shared.Read());
    }

    [Fact]
    public async Task Without_a_folder_there_are_none()
    {
        await bed.Record(1);
        await bed.Chainer.Chain();
        var nowhere = new AuditAnchorFile(null, bed.Application);

        await nowhere.Append(new(AuditBed.Start, 1, AuditChain.Start));

        Assert.False(nowhere.IsKept);
        Assert.Empty(await nowhere.Read());
    }

    private static (AuditFault, long?) Only(IReadOnlyList<AuditFinding> findings) =>
        Assert.Single(findings) is var found ? (found.Fault, found.Position) : default;
}
