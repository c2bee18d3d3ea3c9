using Toolbox24.Domain.Catalog;
using Toolbox24.Domain.Evidence;
using Toolbox24.Domain.Pricing;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Tests.Rentals.OnSite;
using Toolbox24.Domain.Verdicts;
using static Toolbox24.Domain.Tests.Rentals.Bookings;

namespace Toolbox24.Domain.Tests.Verdicts;

[Trait("story", "T24-903")]
public sealed class VerdictTests
{
    private static readonly ScoringModel Model = ScoringModel.Default;
    private static readonly ReturnSignals Clean = new("photos-1", 0m, [], ReturnReport.None, ReturnHistory.None);

    [Fact]
    public void The_usual_weights_sum_to_one_and_their_model_is_sound()
    {
        Assert.Equal([0.45m, 0.25m, 0.20m, 0.10m], Enum.GetValues<Signal>().Select(Model.Weight));
        Assert.Empty(Model.Refusals());
        Assert.Equal([new ModelOutOfBounds()], (Model with { Report = 0.3m }).Refusals());
        Assert.Equal([new ModelOutOfBounds()], (Model with { OrangeFrom = 0.7m }).Refusals());
        Assert.Equal([new ModelOutOfBounds()], (Model with { GapForcesRed = 1.1m }).Refusals());
    }

    [Theory]
    [InlineData(0.0, VerdictColour.Green)]
    [InlineData(0.2999, VerdictColour.Green)]
    [InlineData(0.30, VerdictColour.Orange)]
    [InlineData(0.6499, VerdictColour.Orange)]
    [InlineData(0.65, VerdictColour.Red)]
    public void The_score_says_which_colour(double score, VerdictColour colour)
    {
        var photosAlone = Model with { PhotoGap = 1, Sensors = 0, Report = 0, History = 0 };

        Assert.Equal(colour, Verdict.Of(Clean with { PhotoGap = (decimal)score }, photosAlone).Colour);
    }

    [Fact]
    public void Photos_that_cannot_be_compared_are_orange_for_that_reason_never_green_and_never_red_alone()
    {
        var verdict = Verdict.Of(Clean with { PhotoGap = null }, Model);

        Assert.Equal((VerdictColour.Orange, VerdictReason.PhotosNotComparable), (verdict.Colour, verdict.Reasons.Single()));
        Assert.Null(verdict.Contributions.Single(contribution => contribution.Signal == Signal.PhotoGap).Value);
    }

    [Fact]
    public void It_says_why_in_words()
    {
        var verdict = Verdict.Of(Clean with { PhotoGap = 0.9m, Findings = [Finding.WeightOff] }, Model);

        Assert.Equal(
            [
                "Un capteur signale un défaut grave.", "Les photos de départ et de retour diffèrent fortement.", "Le poids du retour n’est pas celui du départ.",
                "Écart entre les photos : 40 points.", "Capteurs : 25 points.",
            ],
            VerdictWords.Why(verdict));
    }

    [Theory]
    [MemberData(nameof(AllReasons))]
    public void Each_reason_has_its_words(VerdictReason reason) =>
        Assert.NotEqual("", VerdictWords.Why(Verdict.Of(Clean, Model) with { Reasons = [reason] })[0]);

    public static TheoryData<VerdictReason> AllReasons() => [.. Enum.GetValues<VerdictReason>()];

    [Fact]
    public void Without_photos_at_pick_up_those_of_the_return_before_are_the_baseline_and_it_is_orange()
    {
        Assert.Equal(
            (VerdictColour.Orange, VerdictReason.PreviousBaseline),
            Verdict.Of(Clean with { IsPreviousBaseline = true }, Model) is var clean ? (clean.Colour, clean.Reasons.Single()) : default);
        Assert.Equal(VerdictColour.Orange, Verdict.Of(Clean with { IsPreviousBaseline = true, PhotoGap = 1 }, Model).Colour);
    }

    [Fact]
    public void A_critical_sensor_a_major_report_or_a_large_photo_gap_forces_red()
    {
        Assert.Equal(VerdictReason.CriticalSensor, Red(Clean with { Findings = [Finding.WeightOff] }));
        Assert.Equal(VerdictReason.MajorReport, Red(Clean with { Report = ReturnReport.Major }));
        Assert.Equal(VerdictReason.LargePhotoGap, Red(Clean with { PhotoGap = 0.80m }));
        Assert.Equal(VerdictColour.Orange, Verdict.Of(Clean with { PhotoGap = 0.79m }, Model).Colour);
        Assert.Equal(VerdictReason.MajorReport, Red(Clean with { Report = ReturnReport.Major, PhotoGap = null }));
    }

    [Fact]
    public void The_accounts_history_alone_never_makes_red()
    {
        var historyCounts = Model with { PhotoGap = 0, Sensors = 0, Report = 0.1m, History = 0.9m };
        var bad = Clean with { History = new(Returns: 10, Late: 0, Damaged: 10) };

        Assert.Equal((VerdictColour.Orange, VerdictReason.HistoryAlone), Verdict.Of(bad, historyCounts) is var alone ? (alone.Colour, alone.Reasons.Single()) : default);
        Assert.Equal(VerdictColour.Red, Verdict.Of(bad with { Report = ReturnReport.Minor }, historyCounts).Colour);
        Assert.Equal(VerdictColour.Green, Verdict.Of(bad, Model).Colour);
    }

    [Fact]
    public void One_late_return_does_not_condemn_a_newcomer() =>
        Assert.Equal([0m, 1 / 11m, 0.5m, 1m], new ReturnHistory[] { new(0, 0, 0), new(1, 1, 0), new(10, 1, 3), new(2, 0, 9) }.Select(history => history.Value));

    [Fact]
    public void Every_verdict_tells_its_versions_and_what_each_signal_adds_and_is_replayed()
    {
        var verdict = Verdict.Of(Clean with { PhotoGap = 0.4m, Findings = [Finding.VideoCut, Finding.NotScanned], Report = ReturnReport.Minor }, Model);

        Assert.Equal((RuleVersion.BuiltIn, "photos-1"), (verdict.Model, verdict.Signals.Version));
        Assert.Equal(
            [(Signal.PhotoGap, 0.18m), (Signal.Sensors, 0.125m), (Signal.Report, 0.10m), (Signal.History, 0m)],
            verdict.Contributions.Select(contribution => (contribution.Signal, contribution.Points)));
        Assert.Equal((0.405m, VerdictColour.Orange), (verdict.Score, verdict.Colour));
        Assert.Equal(verdict, verdict.Replay(Model));
        Assert.Equal(VerdictColour.Red, verdict.Replay(Model with { RedFrom = 0.4m }).Colour);
    }

    [Fact]
    public void What_a_return_itself_tells_is_a_signal()
    {
        var rental = Visits.Returning(Visits.End, 2);
        var (one, other) = (rental.Unit(0), rental.Unit(1));
        var photo = EvidenceId.New(Noon);
        var back = rental.After(each => each.UnlockForReturn(one, Visits.End)).Opened(Visits.End).After(each => each.ScanReturn(other, Visits.End))
            .After(each => each.AddEvidence(other, photo, EvidenceKind.CutVideo, Visits.End))
            .After(each => each.LeaveDoorOpen(other, photo, Domain.Sites.Standstills.None, Visits.End))
            .After(each => each.UnlockForReturn(one, Visits.End)).Opened(Visits.End).Hears(one, LockerAnswer.Shut, Visits.End);

        Assert.Equal([Finding.VideoCut, Finding.OtherLocker, Finding.DoorOpen], Found(back.OnSite!.Of(other)!));
        Assert.Equal([Finding.VideoMissing, Finding.NotScanned, Finding.LockerEmpty], Found(back.OnSite.Of(one)!, Finding.LockerEmpty));
    }

    [Fact]
    public void One_return_in_twenty_is_decided_blind_always_the_same()
    {
        var rentals = Enumerable.Range(1, 20_000).Select(number => new RentalId(new Guid(number, 0, 0, new byte[8]))).ToList();
        var unit = new UnitId(Guid.Empty);
        var blind = rentals.Count(rental => Verdict.IsBlind(rental, unit, Model));

        Assert.InRange(blind, 900, 1_100);
        Assert.Equal(blind, rentals.Count(rental => Verdict.IsBlind(rental, unit, Model)));
        Assert.DoesNotContain(rentals, rental => Verdict.IsBlind(rental, unit, Model with { BlindShare = 0 }));
    }

    private static Finding[] Found(ItemOnSite item, params Finding[] sensed) =>
        [.. ReturnSignals.Of(item, photoGap: null, sensed, ReturnHistory.None, Visits.Times).Findings];

    private static VerdictReason Red(ReturnSignals signals)
    {
        var verdict = Verdict.Of(signals, Model);
        Assert.Equal(VerdictColour.Red, verdict.Colour);
        return Assert.Single(verdict.Reasons);
    }
}
