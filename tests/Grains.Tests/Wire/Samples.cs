using System.Collections.Immutable;
using System.Reflection;
using Toolbox24.Domain;
using Toolbox24.Domain.Customers;
using Toolbox24.Domain.Doors;
using Toolbox24.Domain.Lockers;
using Toolbox24.Domain.Payments;
using Toolbox24.Domain.Rentals;

namespace Toolbox24.Grains.Tests.Wire;

/// <summary>Builds an instance of any message by its constructor; no two values of it are the same.</summary>
/// <param name="full">Whether what may be missing is there, and lists have entries.</param>
internal sealed class Samples(bool full)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly NullabilityInfoContext nullability = new();
    private int made;

    public object? Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return full ? Of(value) : null;
        if (type == typeof(Refusal)) return new SlotTaken(new(At(1), At(2)));
        if (type == typeof(Guid)) return new Guid(++made, 0, 0, new byte[8]);
        if (type == typeof(string)) return $"CODE-{++made}";
        if (type == typeof(int)) return ++made;
        if (type == typeof(uint)) return (uint)++made;
        if (type == typeof(long)) return long.MaxValue - ++made;
        if (type == typeof(bool)) return full;
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks(++made);
        if (type == typeof(DateTimeOffset)) return At(++made).AddTicks(1);
        if (type == typeof(Siret)) return new Siret("00000001800010");
        if (type == typeof(CompanyCheck)) return new CompanyUnavailable(new Siret("00000001800010"), RegisterFault.TooSlow, TimeSpan.FromTicks(++made));
        if (type == typeof(RentalReference)) return RentalReference.From((ulong)++made);
        if (type == typeof(Uri)) return new Uri($"https://bank.example/{++made}");
        if (type == typeof(CardToken)) return new CardToken($"token-{++made}");
        if (type == typeof(PaymentCall)) return Of(typeof(AuthoriseCard));
        if (type == typeof(PaymentOutcome)) return Of(typeof(ActionRequired));
        if (type == typeof(DoorReport)) return Of(typeof(DoorWentOpen));
        if (type == typeof(PremisesReport)) return Of(typeof(AlarmRead));
        if (type == typeof(double)) return 0.5 + ++made;
        if (type == typeof(decimal)) return 1.5m + ++made;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();

        return type.IsGenericType ? OfGeneric(type, type.GetGenericTypeDefinition(), type.GetGenericArguments()[0]) : Constructed(type);
    }

    private static DateTimeOffset At(int hour) => Noon.AddHours(hour);

    private object OfGeneric(Type type, Type definition, Type inner)
    {
        if (definition == typeof(Result<>)) return type.GetMethod("op_Implicit", [inner])!.Invoke(null, [Of(inner)])!;
        if (definition != typeof(ImmutableArray<>)) throw new NotSupportedException($"No sample of {type} yet.");

        var entries = Array.CreateInstance(inner, full ? 2 : 0);
        for (var i = 0; i < entries.Length; i++) entries.SetValue(Of(inner), i);
        return typeof(ImmutableArray).GetMethods().Single(IsCreateOfArray).MakeGenericMethod(inner).Invoke(null, [entries])!;
    }

    private static bool IsCreateOfArray(MethodInfo method) =>
        method.Name == nameof(ImmutableArray.Create) && method.GetParameters() is [{ ParameterType.IsArray: true }];

    private object Constructed(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)
            ?? throw new NotSupportedException($"No sample of {type} yet.");
        return constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
    }

    private object? Argument(ParameterInfo parameter) =>
        !full && nullability.Create(parameter).WriteState == NullabilityState.Nullable ? null : Of(parameter.ParameterType);
}
