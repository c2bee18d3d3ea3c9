using System.Security.Cryptography;
using System.Text;
using Toolbox24.Domain.Audit;

namespace Toolbox24.Domain.Tests.Audit;

[Trait("story", "T24-1301")]
public sealed class AuditChainTests
{
    private static readonly AuditPayload Payload = new(new byte[32], """{"from":"é"}""");

    private static readonly AuditRecord Record = new(
        Guid.Parse("01960000-0000-7000-8000-000000000001"), new DateTimeOffset(2026, 3, 2, 12, 0, 0, 123, 456, TimeSpan.Zero),
        "system", "Try", "Thing", Guid.Parse("01960000-0000-7000-8000-000000000002"), AuditChain.Commit(Payload));

    public static TheoryData<AuditRecord> Changed => new(
        Record with { Id = Guid.Empty },
        Record with { At = Record.At.AddMicroseconds(1) },
        Record with { Actor = "systen" },
        Record with { Action = "Trysystem" },
        Record with { ObjectKind = "thing" },
        Record with { ObjectId = Guid.Empty },
        Record with { Commitment = AuditChain.Start },
        Record with { Actor = "systemT", Action = "ry" });

    [Fact]
    public void The_first_hash_is_that_of_nothing_and_the_entry()
    {
        // By another way, as whoever checks the log with tools of their own would.
        var entry = new MemoryStream();
        foreach (var field in (string[])
            ["toolbox24 audit 1", "01960000-0000-7000-8000-000000000001", "1772452800123456", "system", "Try", "Thing",
             "01960000-0000-7000-8000-000000000002", Record.Commitment.Hex])
        {
            entry.Write([0, 0, 0, (byte)field.Length]);
            entry.Write(Encoding.UTF8.GetBytes(field));
        }

        var expected = SHA256.HashData([.. new byte[32], .. SHA256.HashData(entry.ToArray())]);

        Assert.Equal(Convert.ToHexStringLower(expected), AuditChain.Next(AuditChain.Start, Record).Hex);
    }

    [Fact]
    public void The_commitment_is_the_hash_of_the_salt_and_the_facts() => Assert.Equal(
        Convert.ToHexStringLower(SHA256.HashData([.. new byte[32], .. Encoding.UTF8.GetBytes(Payload.Text)])), Record.Commitment.Hex);

    [Theory]
    [MemberData(nameof(Changed))]
    public void Every_field_counts_and_where_it_ends(AuditRecord changed) =>
        Assert.NotEqual(AuditChain.Next(AuditChain.Start, Record), AuditChain.Next(AuditChain.Start, changed));

    [Fact]
    public void What_came_before_counts() =>
        Assert.NotEqual(AuditChain.Next(AuditChain.Start, Record), AuditChain.Next(Record.Commitment, Record));

    [Fact]
    public void An_instant_is_the_same_in_every_time_zone() => Assert.Equal(
        AuditChain.Canonical(Record), AuditChain.Canonical(Record with { At = Record.At.ToOffset(TimeSpan.FromHours(2)) }));
}
