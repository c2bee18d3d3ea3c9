namespace Toolbox24.Storage.Outbox;

/// <summary>Delivery failed for good: the same message would be refused each time, so it is parked at once.</summary>
/// <param name="why">Kept and logged: it may name no person, address or secret.</param>
public sealed class DeliveryRefusedException(string why) : Exception(why);
