using Toolbox24.Domain;

namespace Toolbox24.Testing;

/// <summary>Reads one side of a result, and fails the test when it is the other.</summary>
public static class Answers
{
    public static T Value<T>(this Result<T> result) where T : class =>
        result.Succeeded(out var value, out var refusal) ? value : throw Unexpected(refusal);

    public static Refusal Refusal<T>(this Result<T> result) where T : class =>
        result.Succeeded(out var value, out var refusal) ? throw Unexpected(value) : refusal;

    private static InvalidOperationException Unexpected(object answer) => new($"Unexpected answer: {answer}");
}
