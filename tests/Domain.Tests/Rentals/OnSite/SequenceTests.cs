using FsCheck;
using FsCheck.Fluent;
using Toolbox24.Domain.Rentals;
using Toolbox24.Domain.Tests.Rentals.OnSite.Sequences;

namespace Toolbox24.Domain.Tests.Rentals.OnSite;

/// <summary>
/// Random customers, staff, cards and clocks: every state is reached only by its rules, nothing is captured but by a person's
/// decision, never more than the deposit, once; and all goes on to its end without anybody.
/// </summary>
[Trait("story", "T24-905")]
[Trait("category", "soak")]
public sealed class SequenceTests
{
    private const int Sequences = 400;

    [Fact]
    public void Whatever_people_do_each_step_is_sound_and_all_comes_to_an_end()
    {
        var (reached, captures) = (new HashSet<RentalStatus>(), 0);

        Prop.ForAll(VisitStep.Sequences, steps =>
        {
            var walk = new VisitWalk(from: steps.Length == 0 ? 0 : steps[0].Number % 3);
            foreach (var step in steps) walk.Take(step);
            walk.End();
            reached.UnionWith(walk.Reached);
            captures += walk.Captures;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Sequences).WithReplay((ulong)(uint)Seeds.Next(30), 1));

        Assert.Superset(
            new HashSet<RentalStatus>
            {
                RentalStatus.Active, RentalStatus.Returning, RentalStatus.PendingValidation, RentalStatus.Decided, RentalStatus.Closed,
                RentalStatus.Lost, RentalStatus.NoShow, RentalStatus.CancelledByUs,
            },
            reached);
        Assert.True(captures > Sequences / 20, $"only {captures} captures: too few to prove anything");
    }
}
