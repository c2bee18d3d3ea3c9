using HotChocolate.Types;
using Toolbox24.Api.Tests.Accounts;

namespace Toolbox24.Api.Tests.Authorization;

/// <summary>
/// Whoever has another customer's id gets nothing by it: for each id that the API takes, the answer is a refusal by the rules or
/// that to an id which nobody has, and nothing of the other changes.
/// </summary>
[Trait("story", "T24-901")]
public sealed class OthersTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    public static TheoryData<string> Paths =>
        [.. Ids.Known.Where(id => id.Value.OfVictim is not null).Select(id => id.Key).Intersect(Operation.All.Where(Answers).SelectMany(Ids.Of))];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Anothers_id_is_answered_as_one_that_nobody_has_and_changes_nothing(string path)
    {
        var (thing, operation) = (Ids.Known[path], Operation.All.Single(each => path.StartsWith($"{each.Name}.", StringComparison.Ordinal)));
        foreach (var caller in new[] { Caller.Visitor, Caller.Customer })
        {
            var victim = await Victim.Make(api);
            var (real, unknown) = (thing.OfVictim!(victim), (object)Guid.NewGuid());
            var ignored = thing.IsBearer ? "proof" : null;

            var before = victim.Rows(ignored);
            var toUnknown = await Ask(await caller.Open(api), operation, path, unknown);
            var toReal = await Ask(await caller.Open(api), operation, path, real);

            Assert.Equal(toUnknown, toReal);
            Assert.Equal(before, victim.Rows(ignored));
            Assert.NotEmpty(before);
        }
    }

    /// <summary>Holds that the ids above are of the right things: to their owners they are good for something.</summary>
    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Ones_own_id_is_answered_otherwise_or_changes_something(string path)
    {
        var (thing, operation) = (Ids.Known[path], Operation.All.Single(each => path.StartsWith($"{each.Name}.", StringComparison.Ordinal)));
        if (await Answer.Of(operation.Rules, Caller.Customer.User) != Answer.Yes) return;

        var victim = await Victim.Make(api);
        var toUnknown = await Ask(victim.Browser, operation, path, Guid.NewGuid());
        var before = victim.Rows();
        var toReal = await Ask(victim.Browser, operation, path, thing.OfVictim!(victim));

        Assert.True(toUnknown != toReal || !before.SequenceEqual(victim.Rows()), $"What Ids.Known says of {path} is good for nothing: {toReal}");
    }

    /// <summary>Whether there is an answer to compare; who watches another's is told nothing, see the tests of each subscription.</summary>
    private static bool Answers(Operation operation) => operation.Kind != "subscription";

    /// <summary>The whole answer, the id taken out.</summary>
    private static async Task<string> Ask(Browser browser, Operation operation, string path, object id)
    {
        var call = Call.Of(operation, new Dictionary<string, object?> { [path] = id }, Selection(operation));
        return (await browser.Ask(call.Query, call.Variables)).ToString().Replace(id.ToString()!, "(id)", StringComparison.Ordinal);
    }

    /// <summary>What is done and what is refused, where the answer says so.</summary>
    private static string Selection(Operation operation) => operation.Field.Type.NamedType() is ObjectType payload
        ? string.Join(' ', payload.Fields.Where(field => field.Arguments.Count == 0).Select(field => field.Type.NamedType() switch
            {
                InterfaceType => $"{field.Name} {{ __typename message }}",
                var other => other.IsLeafType() ? field.Name : $"{field.Name} {{ __typename }}",
            }))
        : "__typename";
}
