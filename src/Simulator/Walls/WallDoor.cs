namespace Toolbox24.Simulator.Walls;

/// <summary>What is wrong with a door, until it is put right.</summary>
internal enum DoorFault
{
    None,

    /// <summary>The lock pulses and nothing moves: it says so.</summary>
    Jammed,

    /// <summary>Its neighbour opens instead.</summary>
    WrongDoor,

    /// <summary>It cannot be shut.</summary>
    StaysOpen,

    /// <summary>It opens, and the lock does not say that it was told to.</summary>
    LostAcknowledgement,

    /// <summary>Whatever it says it says twice, under two numbers.</summary>
    Duplicate,

    /// <summary>Its lock obeys nothing, and nothing is said of it, whatever hands do there.</summary>
    Silent,

    /// <summary>Its clock is ten minutes ahead.</summary>
    Skew,

    /// <summary>Before whatever it says it says something that nobody understands.</summary>
    Garbled,
}

internal sealed class WallDoor(Guid id)
{
    public Guid Id => id;

    public bool IsOpen { get; set; }

    public DoorFault Fault { get; set; }

    /// <summary>What lies behind it; null where nothing does.</summary>
    public Thing? Inside { get; set; }

    /// <summary>What the catalogue says lies there; null before it was looked up, or where nothing should.</summary>
    public Thing? Home { get; set; }
}

/// <summary>A tool, or whatever somebody has put in its place.</summary>
/// <param name="Plate">The code on its plate.</param>
/// <param name="Grams">What it weighs.</param>
internal sealed record Thing(string Plate, int Grams)
{
    /// <summary>What something weighs that nobody knows.</summary>
    public const int Unknown = 1_000;
}
