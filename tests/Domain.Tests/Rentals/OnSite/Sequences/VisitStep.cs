using FsCheck;
using FsCheck.Fluent;

namespace Toolbox24.Domain.Tests.Rentals.OnSite.Sequences;

/// <summary>What a customer does on site, what staff or the processor do, or the clock.</summary>
internal enum VisitAct
{
    PickUp, OpenLockers, StickLocker, Choose, TakeOut, PutBack, Photograph, Finish, ReportPickup, MakeGood, Extend, BeginReturn, WrongSite, Unlock,
    Scan, Close, LeaveOpen, Reopen, ReportReturn, Score, Decide, AnswerCapture, ClaimLoss, Find, Processor, Wait, WaitForDeadline,
}

/// <summary>One step of a sequence.</summary>
/// <param name="Act">What is done.</param>
/// <param name="Item">With which tool.</param>
/// <param name="Number">How long, how much, which of some choices.</param>
/// <param name="Odd">Something unusual: a card that is declined, a long wait.</param>
internal sealed record VisitStep(VisitAct Act, int Item, int Number, bool Odd)
{
    public const int Tools = 2;

    private static readonly Gen<VisitStep> One =
        from act in Gen.Frequency([.. Enum.GetValues<VisitAct>().Select(act => (Often(act), Gen.Constant(act)))])
        from item in Gen.Choose(0, Tools - 1)
        from number in Gen.Choose(0, 60)
        from odd in Gen.Frequency((7, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new VisitStep(act, item, number, odd);

    /// <summary>Sequences of 160 steps; one that fails is made shorter while it still fails.</summary>
    public static Arbitrary<VisitStep[]> Sequences { get; } = Arb.From(One.ArrayOf(160), Shorter);

    private static int Often(VisitAct act) => act switch
    {
        VisitAct.PickUp or VisitAct.OpenLockers or VisitAct.TakeOut or VisitAct.Unlock or VisitAct.Scan or VisitAct.Close => 6,
        VisitAct.BeginReturn or VisitAct.Finish or VisitAct.Decide or VisitAct.Processor or VisitAct.Wait => 5,
        VisitAct.StickLocker or VisitAct.Find or VisitAct.WrongSite => 1,
        _ => 3,
    };

    private static IEnumerable<VisitStep[]> Shorter(VisitStep[] steps)
    {
        for (var cut = steps.Length / 2; cut > 0; cut /= 2)
            for (var from = 0; from + cut <= steps.Length; from += cut)
                yield return [.. steps[..from], .. steps[(from + cut)..]];
    }
}
