using Toolbox24.Domain.Audit;

namespace Toolbox24.Domain.Tests.Audit;

[Trait("story", "T24-1301")]
public sealed class AuditWalkTests
{
    private readonly List<AuditLink> links = SampleChain.Of(6, seed: 1);
    private readonly AuditAnchor anchor;

    public AuditWalkTests() => anchor = links.Anchor();

    [Fact]
    public void A_chain_that_nobody_touched_is_sound() => Assert.Empty(links.Walk(anchor, new(anchor.At, 3, links[2].Hash)));

    [Fact]
    public void No_chain_is_sound() => Assert.Empty(SampleChain.Walk([]));

    [Fact]
    public void An_altered_entry_is_one_finding()
    {
        links[2] = links[2] with { Record = links[2].Record! with { Actor = "somebody" } };

        Is(AuditFault.Altered, 3);
    }

    [Fact]
    public void An_altered_last_entry_is_found()
    {
        links[5] = links[5] with { Record = links[5].Record! with { Actor = "somebody" } };

        Is(AuditFault.Altered, 6);
    }

    [Fact]
    public void An_altered_hash_is_one_finding()
    {
        links[2] = links[2] with { Hash = AuditChain.Start };

        Is(AuditFault.Altered, 3);
    }

    [Fact]
    public void Altered_facts_are_found()
    {
        links[2] = links[2] with { Payload = links[2].Payload! with { Text = "{}" } };

        Is(AuditFault.Altered, 3);
    }

    [Fact]
    public void Facts_that_a_purge_took_are_no_fault()
    {
        links[2] = links[2] with { Payload = null, IsPurged = true };

        Assert.Empty(links.Walk(anchor));
    }

    [Fact]
    public void Facts_that_no_purge_took_are_missed()
    {
        links[2] = links[2] with { Payload = null };

        Is(AuditFault.Removed, 3);
    }

    [Fact]
    public void An_entry_that_is_gone_is_found_where_it_was_chained()
    {
        links[2] = links[2] with { Record = null, Payload = null };

        Is(AuditFault.Removed, 3);
    }

    [Fact]
    public void A_row_that_is_gone_leaves_a_gap()
    {
        links.RemoveAt(2);

        Is(AuditFault.Removed, 3);
    }

    [Fact]
    public void A_row_put_in_between_is_told_from_one_that_was_altered()
    {
        var other = SampleChain.Of(1, seed: 2)[0];
        links.Insert(3, other with { Position = 4 });
        for (var at = 4; at < links.Count; at++) links[at] = links[at] with { Position = at + 1 };

        var found = Assert.Single(links.Walk());

        Assert.Equal((AuditFault.Inserted, 4, other.Entry), (found.Fault, found.Position, found.Entry));
    }

    [Fact]
    public void A_second_row_at_a_position_is_found()
    {
        links.Insert(3, links[2]);

        Is(AuditFault.Inserted, 3);
    }

    [Fact]
    public void A_chain_cut_at_its_end_is_shorter_than_its_anchor()
    {
        links.RemoveAt(5);

        Assert.Empty(links.Walk());
        Is(AuditFault.AnchorMismatch, 6);
    }

    [Fact]
    public void A_chain_made_anew_is_not_the_one_its_anchor_was_taken_of()
    {
        var anew = SampleChain.Of(6, seed: 3);

        Assert.Empty(anew.Walk());
        Assert.Equal(AuditFault.AnchorMismatch, Assert.Single(anew.Walk(new(anchor.At, 3, links[2].Hash), anchor)).Fault);
    }

    [Fact]
    public void Two_faults_are_two_findings()
    {
        links[1] = links[1] with { Record = links[1].Record! with { Action = "Other" } };
        links[4] = links[4] with { Record = links[4].Record! with { Action = "Other" } };

        Assert.Equal([2, 5], links.Walk(anchor).Select(found => found.Position));
    }

    private void Is(AuditFault fault, long position)
    {
        var found = Assert.Single(links.Walk(anchor));
        Assert.Equal((fault, position), (found.Fault, found.Position));
    }
}
