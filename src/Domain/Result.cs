using System.Diagnostics.CodeAnalysis;

namespace Toolbox24.Domain;

/// <summary>Why the business said no. A refusal is an answer the caller must handle; it is never thrown.</summary>
/// <param name="Message">One English sentence for logs and developers; screens word it from the type and its facts.</param>
public abstract record Refusal(string Message);

/// <summary>What was asked for, or the refusal that came back instead.</summary>
public sealed record Result<T> where T : class
{
    private readonly T? value;
    private readonly Refusal? refusal;

    private Result(T? value, Refusal? refusal) => (this.value, this.refusal) = (value, refusal);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);

    public bool Succeeded([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
    {
        (value, refusal) = (this.value, this.refusal);
        return value is not null;
    }
}
