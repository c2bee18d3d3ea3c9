namespace HotChocolate.Execution;

/// <summary>Why an input is no value of its type, and where inside it.</summary>
internal sealed class InputProblem(string reason)
{
    private const int Shown = 80;

    public string Reason { get; } = reason;

    /// <summary>From the input down to the bad part, such as <c>.lines[2].amount</c>; empty where the whole is bad.</summary>
    public string Path { get; private set; } = "";

    public static InputProblem Mismatch(string input, object type) =>
        new($"{(input.Length > Shown ? input[..Shown] + "…" : input)} is no {type}");

    /// <summary>JSON can escape half a character, of which there is no text.</summary>
    public static InputProblem HalfCharacter() => new("half a character is no text");

    /// <summary>The same, seen from one level up.</summary>
    public InputProblem Within(string segment)
    {
        Path = segment + Path;
        return this;
    }
}
