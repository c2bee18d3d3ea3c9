using FsCheck;
using FsCheck.Fluent;

namespace Toolbox24.Domain.Tests.Lockers.Sequences;

/// <summary>What a customer does next, or the clock.</summary>
internal enum Act { Hold, AskAgain, Confirm, Release, Expire, Wait, WaitForDeadline }

/// <summary>One step of a sequence.</summary>
/// <param name="Act">What is done.</param>
/// <param name="Customer">By whom.</param>
/// <param name="Start">When the slot wanted starts on the wall clock, in quarters of an hour from now on.</param>
/// <param name="Length">How long it lasts on the wall clock, in quarters; or how many minutes the clock moves.</param>
/// <param name="Odd">Something unusual: the second of two repeated hours, a slot off the step, a wait of a tick.</param>
internal sealed record Step(Act Act, int Customer, int Start, int Length, bool Odd)
{
    public const int Customers = 6;

    private static readonly Gen<Step> One =
        from act in Gen.Frequency(
            (10, Gen.Constant(Act.Hold)), (2, Gen.Constant(Act.AskAgain)),
            (4, Gen.Constant(Act.Confirm)), (3, Gen.Constant(Act.Release)),
            (1, Gen.Constant(Act.Expire)), (4, Gen.Constant(Act.Wait)), (2, Gen.Constant(Act.WaitForDeadline)))
        from customer in Gen.Choose(0, Customers - 1)
        from start in Gen.Frequency((12, Gen.Choose(0, 40)), (2, Gen.Choose(-3, 2)), (1, Gen.Choose(280, 300)))
        from length in Gen.Frequency((12, Gen.Choose(4, 16)), (2, Gen.Choose(1, 4)), (1, Gen.Choose(150, 200)))
        from odd in Gen.Frequency((7, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new Step(act, customer, start, length, odd);

    /// <summary>Sequences of 80 steps; one that fails is made shorter while it still fails.</summary>
    public static Arbitrary<Step[]> Sequences { get; } = Arb.From(One.ArrayOf(80), Shorter);

    private static IEnumerable<Step[]> Shorter(Step[] steps)
    {
        for (var cut = steps.Length / 2; cut > 0; cut /= 2)
            for (var from = 0; from + cut <= steps.Length; from += cut)
                yield return [.. steps[..from], .. steps[(from + cut)..]];
    }
}
