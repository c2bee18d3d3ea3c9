using System.Reflection;
using Toolbox24.Domain;
using Toolbox24.Grains.Lockers;

namespace Toolbox24.Grains.Tests.Wire;

/// <summary>Everything that can cross a call, as the code has it today.</summary>
internal static class Contracts
{
    private static readonly Assembly Interfaces = typeof(ILockerGrain).Assembly;

    public static IReadOnlyList<Type> Grains { get; } =
        [.. Interfaces.GetTypes().Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))];

    public static IReadOnlyList<MethodInfo> Calls { get; } = [.. Grains.SelectMany(grain => grain.GetMethods())];

    /// <summary>Every type of an argument or an answer.</summary>
    public static IReadOnlyList<Type> Messages { get; } =
    [
        .. Calls
            .SelectMany(call => call.GetParameters().Select(one => one.ParameterType).Concat(call.ReturnType.GetGenericArguments()))
            .Where(type => type != typeof(CancellationToken))
            .Distinct(),
    ];

    public static IReadOnlyList<Type> Refusals { get; } =
        [.. typeof(Refusal).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract)];

    /// <summary>The types the real engine writes by itself, rather than as JSON.</summary>
    public static IReadOnlyList<Type> Marked { get; } =
        [.. Interfaces.GetTypes().Where(type => type.IsDefined(typeof(GenerateSerializerAttribute)))];
}
