(* What the certificates are about: spin, texture and relaxation as functions of real numbers, and nothing proved.

   R, sin, exp and sqrt are Coq's; derivatives, limits and integrals are Coquelicot's is_derive, is_lim and is_RInt. *)
From Coq Require Import Reals Lra Psatz.
From Coquelicot Require Import Coquelicot.
Open Scope R_scope.

(* Eq. 8 with relaxation, in a background that is constant: the spin turns about (a, -b, w), a and b along e_theta and
   e_phi of the local frame, and returns to s_eq = (0, 0, 1) at the rate r. In units of tau_ex: w = 1 - eps3, a = eps1,
   b = eps2, r = xi; in seconds: w = 1/tau_ex - cos(theta) phidot, a = sin(theta) phidot, b = thetadot, r = 1/tau_sf. *)
Definition spin_equation (w a b r : R) (s1 s2 s3 : R -> R) : Prop :=
  forall t, is_derive s1 t (- w * s2 t - b * s3 t - r * s1 t) /\
            is_derive s2 t (w * s1 t - a * s3 t - r * s2 t) /\
            is_derive s3 t (b * s1 t + a * s2 t - r * (s3 t - 1)).

(* Its solution that starts in equilibrium. *)
Definition response (w a b r : R) (s1 s2 s3 : R -> R) : Prop :=
  spin_equation w a b r s1 s2 s3 /\ s1 0 = 0 /\ s2 0 = 0 /\ s3 0 = 1.

(* The responses to one texture whose small parameters are all scaled by a size k. *)
Definition family (e1 e2 e3 xi : R) (s1 s2 s3 : R -> R -> R) : Prop :=
  forall k, response (1 - k * e3) (k * e1) (k * e2) xi (s1 k) (s2 k) (s3 k).

(* Two functions of the size are equal to first order: so are their values at zero and their derivatives there. *)
Definition first_order (f g : R -> R) : Prop := f 0 = g 0 /\ is_derive (fun k => f k - g k) 0 0.

(* They are equal through second order: what is left, over the square of the size, goes to zero with it. *)
Definition second_order (f g : R -> R) : Prop := is_lim (fun k => (f k - g k) / k ^ 2) 0 0.

(* The mean of a function over a long time. *)
Definition long_mean (f : R -> R) (l : R) : Prop := is_lim (fun N => RInt f 0 N / N) p_infty l.

(* What Eq. 10 averages over T = N tau: a wave that fades. *)
Definition mean_of (wave : R -> R) (N tau xi : R) : R :=
  RInt (fun t => exp (- xi * (t / tau)) * wave (t / tau)) 0 (N * tau) / (N * tau).

(* Vectors, and the local frame of Fig. 1: the direction of M at the angles theta, phi, and its tangents. *)
Definition vec : Type := (R * R * R)%type.
Definition plus3 (v w : vec) : vec :=
  let '(a, b, c) := v in let '(x, y, z) := w in (a + x, b + y, c + z).
Definition times3 (k : R) (v : vec) : vec := let '(a, b, c) := v in (k * a, k * b, k * c).
Definition cross (v w : vec) : vec :=
  let '(a, b, c) := v in let '(x, y, z) := w in (b * z - c * y, c * x - a * z, a * y - b * x).
Definition dot (v w : vec) : R := let '(a, b, c) := v in let '(x, y, z) := w in a * x + b * y + c * z.
Definition direction (th ph : R) : vec := (sin th * cos ph, sin th * sin ph, cos th).
Definition e_theta (th ph : R) : vec := (cos th * cos ph, cos th * sin ph, - sin th).
Definition e_phi (th ph : R) : vec := (- sin ph, cos ph, 0).
Definition rate3 (f : R -> vec) (t : R) (d : vec) : Prop :=
  is_derive (fun t => fst (fst (f t))) t (fst (fst d)) /\
  is_derive (fun t => snd (fst (f t))) t (snd (fst d)) /\ is_derive (fun t => snd (f t)) t (snd d).

(* The equation of Landau, Lifshitz and Gilbert with a torque T, and the torque of a spin accumulation dm. *)
Definition llg (gamma alpha M_s : R) (M H rate T : vec) : vec :=
  plus3 (plus3 (times3 gamma (cross H M)) (times3 (alpha / M_s) (cross M rate))) T.
Definition torque (tau_ex M_s : R) (dm M : vec) : vec := times3 (1 / (tau_ex * M_s)) (cross dm M).

(* The spin accumulation of Eq. 15; `along` is (j . grad) M. *)
Definition accumulation (tau_ex xi n_0 M_s mu_B P e : R) (M rate along : vec) : vec :=
  times3 (tau_ex / (1 + xi ^ 2))
    (plus3 (plus3 (times3 (- (n_0 / M_s ^ 2)) (cross M rate)) (times3 (- (xi * n_0 / M_s)) rate))
       (plus3 (times3 (mu_B * P / (e * M_s ^ 2)) (cross M along)) (times3 (xi * mu_B * P / (e * M_s)) along))).

(* Spinors: pairs of complex numbers, which are Coquelicot's; <a|b>, and rates by real and imaginary part. *)
Definition cis (x : R) : C := (cos x, sin x).
Definition spinor : Type := (C * C)%type.
Definition braket (a b : spinor) : C := (Cconj (fst a) * fst b + Cconj (snd a) * snd b)%C.
Definition rate (f : R -> C) (t : R) (d : C) : Prop :=
  is_derive (fun t => Re (f t)) t (Re d) /\ is_derive (fun t => Im (f t)) t (Im d).
Definition spinor_rate (f : R -> spinor) (t : R) (d : spinor) : Prop :=
  rate (fun t => fst (f t)) t (fst d) /\ rate (fun t => snd (f t)) t (snd d).

(* The local states of Eq. A8. *)
Definition up (th ph : R) : spinor :=
  ((RtoC (cos (th / 2)) * cis (- (ph / 2)))%C, (RtoC (sin (th / 2)) * cis (ph / 2))%C).
Definition down (th ph : R) : spinor :=
  ((- (RtoC (sin (th / 2)) * cis (- (ph / 2))))%C, (RtoC (cos (th / 2)) * cis (ph / 2))%C).

(* The connection along the path, i hbar <a|db/dt>, by rows; u' and d' are the rates of the local states. *)
Definition connection (hbar : R) (u d u' d' : spinor) : C * C * C * C :=
  ((Ci * RtoC hbar * braket u u')%C, (Ci * RtoC hbar * braket u d')%C,
   (Ci * RtoC hbar * braket d u')%C, (Ci * RtoC hbar * braket d d')%C).

(* Eq. 7, which States.v proves from them. *)
Definition path_connection (hbar th dth dph : R) : C * C * C * C :=
  (((hbar * dph * cos th / 2, 0) : C), ((- (hbar * dph * sin th / 2), - (hbar * dth / 2)) : C),
   ((- (hbar * dph * sin th / 2), hbar * dth / 2) : C), ((- (hbar * dph * cos th / 2), 0) : C)).

(* What of the Lagrangian of Eq. 4 holds the amplitudes a, b and their rates; A is the connection by rows. *)
Definition lagrangian (hbar Delta : R) (A : C * C * C * C) (a b a' b' : C) : C :=
  let '(A11, A12, A21, A22) := A in
  (Ci * RtoC hbar * (Cconj a * a' + Cconj b * b') + (Cconj a * (A11 * a + A12 * b) + Cconj b * (A21 * a + A22 * b))
   - RtoC (Delta / 2) * (Cconj a * a - Cconj b * b))%C.

(* The action is stationary: in every direction (da, db) the momentum changes at the rate of the force. *)
Definition stationary (hbar Delta : R) (A : R -> C * C * C * C) (a b a' b' : R -> C) : Prop :=
  (forall t, rate a t (a' t) /\ rate b t (b' t)) /\
  forall da db : C, exists p : R -> R, forall t,
    is_derive (fun e => Re (lagrangian hbar Delta (A t) (a t) (b t)
      (a' t + RtoC e * da)%C (b' t + RtoC e * db)%C)) 0 (p t) /\
    exists q, is_derive p t q /\
      is_derive (fun e => Re (lagrangian hbar Delta (A t)
        (a t + RtoC e * da)%C (b t + RtoC e * db)%C (a' t) (b' t))) 0 q.

(* Eq. 3. *)
Definition spin1 (a b : C) : R := 2 * Re (a * Cconj b)%C.
Definition spin2 (a b : C) : R := - 2 * Im (a * Cconj b)%C.
Definition spin3 (a b : C) : R := Re (a * Cconj a - b * Cconj b)%C.

(* Spin of the minority band: it returns to (0, 0, -1), where it starts. *)
Definition minority_response (w a b r : R) (s1 s2 s3 : R -> R) : Prop :=
  (forall t, is_derive s1 t (- w * s2 t - b * s3 t - r * s1 t) /\
             is_derive s2 t (w * s1 t - a * s3 t - r * s2 t) /\
             is_derive s3 t (b * s1 t + a * s2 t - r * (s3 t + 1))) /\ s1 0 = 0 /\ s2 0 = 0 /\ s3 0 = - 1.
