using System.Text.Json;
using System.Text.Json.Nodes;
using Toolbox24.Domain.Payments;
using Toolbox24.Storage.Journal;

namespace Toolbox24.Grains.Tests.Wire;

/// <summary>What is asked of the processor and what it answers come in kinds; none is lost in a call or in the journal.</summary>
public sealed class PaymentKindTests
{
    public static TheoryData<Type> Calls => [.. KindsOf(typeof(PaymentCall))];

    public static TheoryData<Type> Outcomes => [.. KindsOf(typeof(PaymentOutcome))];

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public void A_call_of_any_kind_is_read_from_the_journal_as_it_was_written(Type kind)
    {
        var sent = Request() with { Call = (PaymentCall)new Samples(full: true).Of(kind)! };

        // As jsonb keeps it: sorted, so that the kind's name does not come first.
        var kept = Sorted(JsonNode.Parse(EventJson.Write(sent))!).ToJsonString();

        Assert.Equal(sent, JsonSerializer.Deserialize<PaymentRequest>(kept, EventJson.Options));
    }

    [Theory]
    [MemberData(nameof(Outcomes), DisableDiscoveryEnumeration = true)]
    public void An_answer_of_any_kind_arrives_as_it_was_sent(Type kind)
    {
        var sent = new PaymentAnswer(Request(), (PaymentOutcome)new Samples(full: true).Of(kind)!, DateTimeOffset.UnixEpoch);

        Assert.Equal(
            sent, JsonSerializer.Deserialize<PaymentAnswer>(JsonSerializer.Serialize(sent, WireJson.Options), WireJson.Options));
    }

    private static PaymentRequest Request() => (PaymentRequest)new Samples(full: true).Of(typeof(PaymentRequest))!;

    private static JsonNode Sorted(JsonNode node) => node is not JsonObject facts ? node.DeepClone() : new JsonObject(
        facts.OrderBy(fact => fact.Key.Length).ThenBy(fact => fact.Key, StringComparer.Ordinal)
            .Select(fact => KeyValuePair.Create(fact.Key, fact.Value is { } value ? Sorted(value) : null)));

    private static IEnumerable<Type> KindsOf(Type family) =>
        family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family) && !type.IsAbstract);
}
