using System.Collections.Immutable;
using System.Text.Json;
using Toolbox24.Domain;
using Toolbox24.Domain.Availability;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Sites;

namespace Toolbox24.Grains.Tests.Wire;

/// <summary>Whatever crosses a call arrives as it was sent.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<Type> Messages => [.. Contracts.Messages];

    public static TheoryData<Type> Refusals => [.. Contracts.Refusals];

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void A_message_arrives_as_it_was_sent(Type type)
    {
        AssertArrives(type, new Samples(full: true).Of(type));
        AssertArrives(type, new Samples(full: false).Of(type));
        if (type.IsValueType) AssertArrives(type, Activator.CreateInstance(type));
    }

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void A_refusal_arrives_with_its_facts(Type type)
    {
        foreach (var full in (bool[])[true, false])
        {
            var refusal = (Refusal)new Samples(full).Of(type)!;

            AssertArrives(typeof(Refusal), refusal);
            AssertArrives(typeof(Result<Claim>), (Result<Claim>)refusal);
        }
    }

    [Fact]
    public void A_refusal_keeps_its_message()
    {
        var sent = new NothingHeld(new RentalId(Guid.CreateVersion7()));

        Assert.Equal(sent.Message, Arrived(typeof(Refusal), sent) is Refusal refusal ? refusal.Message : null);
    }

    [Fact]
    public void A_refusal_arrives_with_what_can_be_had_instead()
    {
        var sent = (SiteShut)new Samples(full: true).Of(typeof(SiteShut))!;

        AssertArrives(typeof(Refusal), sent with { Alternatives = (ImmutableArray<Alternative>)new Samples(full: true).Of(typeof(ImmutableArray<Alternative>))! });
    }

    [Fact]
    public void Nothing_arrives_as_nothing()
    {
        Assert.Null(Arrived(typeof(Refusal), null));
        Assert.Null(Arrived(typeof(HoldSlot), null));
        Assert.Null(Arrived(typeof(LockerId?), null));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"Value":null,"Refusal":null}""")]
    [InlineData("""{"Value":null,"Refusal":{"type":"Nonsense","facts":{}}}""")]
    [InlineData("""{"Value":null,"Refusal":{"type":null,"facts":{}}}""")]
    [InlineData("""{"Value":null,"Refusal":{"facts":{}}}""")]
    [InlineData("""{"Value":null,"Refusal":{"type":"NothingAsked"}}""")]
    [InlineData("""{"Value":null,"Refusal":7}""")]
    public void What_is_neither_a_value_nor_a_refusal_is_a_broken_wire(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Result<Claim>>(json, WireJson.Options));

    private static void AssertArrives(Type type, object? sent) => Assert.Equal(sent, Arrived(type, sent));

    private static object? Arrived(Type type, object? sent) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(sent, type, WireJson.Options), type, WireJson.Options);
}
