using Toolbox24.Domain.Audit;

namespace Toolbox24.Domain.Tests.Audit;

/// <summary>A chain as the product makes it, with the facts of each entry.</summary>
internal static class SampleChain
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static List<AuditLink> Of(int length, int seed)
    {
        var random = new Random(seed);
        var hash = AuditChain.Start;
        var links = new List<AuditLink>();
        for (var position = 1; position <= length; position++)
        {
            var payload = new AuditPayload(Bytes(random, 32), $$"""{"n":"{{random.Next()}}"}""");
            var record = new AuditRecord(
                new Guid(Bytes(random, 16)), Noon.AddSeconds(position), "system", "Try", "Thing", new Guid(Bytes(random, 16)),
                AuditChain.Commit(payload));
            hash = AuditChain.Next(hash, record);
            links.Add(new(position, record.Id, hash, record, payload, IsPurged: false));
        }

        return links;
    }

    /// <summary>An anchor of the whole of it.</summary>
    public static AuditAnchor Anchor(this IReadOnlyList<AuditLink> links) => new(Noon.AddDays(1), links.Count, links[^1].Hash);

    public static List<AuditFinding> Walk(this IEnumerable<AuditLink> links, params AuditAnchor[] anchors)
    {
        var walk = new AuditWalk(anchors);
        return [.. links.SelectMany(walk.Step), .. walk.End()];
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
