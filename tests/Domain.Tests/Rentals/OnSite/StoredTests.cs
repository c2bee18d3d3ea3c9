using System.Text.Json;
using System.Text.Json.Serialization;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Verdicts;
using static Toolbox24.Domain.Tests.Rentals.OnSite.Visits;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>A rental is written anew at each step: what is not yet, is not there.</summary>
public sealed class StoredTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    [Fact]
    public void Before_its_pick_up_a_rental_says_nothing_of_it() =>
        Assert.DoesNotContain("onSite", JsonSerializer.Serialize(Booked(), Json), StringComparison.Ordinal);

    [Fact]
    public void What_happened_on_site_is_read_as_it_was_written()
    {
        var rental = Returned(2).After(each => each.Score(each.Unit(0), SilenceTests.Of(VerdictColour.Red), isBlind: true, End))
            .After(each => each.DecideReturn(each.Deciding(0, DecisionKind.PartialCapture, Scratch), End));

        var read = JsonSerializer.Deserialize<Domain.Rentals.OnSite>(JsonSerializer.Serialize(rental.OnSite, Json), Json);

        Assert.Equal(rental.OnSite, read);
    }

    [Fact]
    public void It_keeps_rules_of_its_own_only_where_they_are_not_the_usual_ones()
    {
        var own = Booked().After(each => each.PickUp(Welcome, Times with { Photos = 4 }, Start));

        Assert.Null(PickingUp().OnSite!.OwnRules);
        Assert.Equal(4, own.OnSite!.Rules.Photos);
    }
}
