using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Domain.Tests.Audit;

/// <summary>Whatever one does to one row of an anchored chain, it is found.</summary>
[Trait("story", "T24-1301")]
[Trait("category", "soak")]
public sealed class TamperTests
{
    private const int Chains = 300;
    private const int LongestChain = 30;

    [Fact]
    public void An_altered_entry_is_found() => AlwaysFound(0, (links, at, random) =>
        links[at] = links[at] with { Record = Altered(links[at].Record!, random) });

    [Fact]
    public void An_altered_hash_is_found() => AlwaysFound(1, (links, at, random) =>
        links[at] = links[at] with { Hash = SampleChain.Of(1, random.Next())[0].Hash });

    [Fact]
    public void Altered_facts_are_found() => AlwaysFound(2, (links, at, random) =>
        links[at] = links[at] with { Payload = links[at].Payload! with { Text = $"{random.Next()}" } });

    [Fact]
    public void A_removed_row_is_found() => AlwaysFound(3, (links, at, _) => links.RemoveAt(at));

    [Fact]
    public void A_removed_row_is_found_though_all_are_numbered_again() => AlwaysFound(4, (links, at, _) =>
    {
        links.RemoveAt(at);
        Number(links);
    });

    [Fact]
    public void An_inserted_row_is_found() => AlwaysFound(5, (links, at, random) =>
    {
        links.Insert(at, SampleChain.Of(1, random.Next())[0]);
        Number(links);
    });

    [Fact]
    public void A_row_inserted_with_the_right_hash_is_found() => AlwaysFound(6, (links, at, random) =>
    {
        var one = SampleChain.Of(1, random.Next())[0];
        links.Insert(at, one with { Hash = AuditChain.Next(at == 0 ? AuditChain.Start : links[at - 1].Hash, one.Record!) });
        Number(links);
    });

    [Fact]
    public void Rows_in_another_order_are_found() => AlwaysFound(7, (links, at, random) =>
    {
        var other = (at + 1 + random.Next(links.Count - 1)) % links.Count;
        (links[at], links[other]) = (links[other], links[at]);
        Number(links);
    });

    [Fact]
    public void Entries_in_another_order_are_found() => AlwaysFound(8, (links, at, random) =>
    {
        var other = (at + 1 + random.Next(links.Count - 1)) % links.Count;
        (links[at], links[other]) = (links[other] with { Hash = links[at].Hash }, links[at] with { Hash = links[other].Hash });
        Number(links);
    });

    [Fact]
    public void A_chain_written_anew_from_a_row_on_is_found() => AlwaysFound(9, (links, at, random) =>
    {
        links[at] = links[at] with { Record = Altered(links[at].Record!, random) };
        for (; at < links.Count; at++)
            links[at] = links[at] with { Hash = AuditChain.Next(at == 0 ? AuditChain.Start : links[at - 1].Hash, links[at].Record!) };
    });

    private static void AlwaysFound(int run, Action<List<AuditLink>, int, Random> tamper)
    {
        var cases = from length in Gen.Choose(2, LongestChain)
                    from at in Gen.Choose(0, length - 1)
                    from seed in Gen.Choose(0, int.MaxValue - 1)
                    select (length, at, seed);

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var links = SampleChain.Of(one.length, one.seed);
            var anchor = links.Anchor();
            Assert.Empty(links.Walk(anchor));

            tamper(links, one.at, new Random(one.seed + 1));

            Assert.NotEmpty(links.Walk(anchor));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Chains).WithReplay((ulong)(uint)Seeds.Next(run), 1));
    }

    private static AuditRecord Altered(AuditRecord record, Random random) => random.Next(7) switch
    {
        0 => record with { Id = new Guid(random.Next(), 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]) },
        1 => record with { At = record.At.AddMicroseconds(1 + random.Next()) },
        2 => record with { Actor = record.Actor + random.Next() },
        3 => record with { Action = record.Action + "d" },
        4 => record with { ObjectKind = record.ObjectKind + "s" },
        5 => record with { ObjectId = new Guid(random.Next(), 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]) },
        _ => record with { Commitment = AuditChain.Commit(new(new byte[32], $"{random.Next()}")) },
    };

    private static void Number(List<AuditLink> links)
    {
        for (var at = 0; at < links.Count; at++) links[at] = links[at] with { Position = at + 1 };
    }
}
